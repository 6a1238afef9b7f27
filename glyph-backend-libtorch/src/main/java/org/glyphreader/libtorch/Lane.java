package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;

/** One thread of a team that walks through the same work together, and its share of it. */
final class Lane {

  /** Rows that are computed together: enough for a fast matrix product, few enough for L2. */
  private static final int BLOCK_ROWS = 256;

  private final int index;
  private final Team team;

  Lane(int index, Team team) {
    this.index = index;
    this.team = team;
  }

  /** {@return its number, from 0} */
  int index() {
    return index;
  }

  /** {@return how many lanes there are} */
  int count() {
    return team.size();
  }

  /** Waits until all lanes have come here. */
  void barrier() {
    team.barrier();
  }

  /** {@return this lane's contiguous share of {@code n} things; may be empty} */
  Span share(int n) {
    int from = (int) ((long) n * index / count());
    int to = (int) ((long) n * (index + 1) / count());
    return new Span(from, to - from);
  }

  /**
   * {@return this lane's blocks of {@code rows} rows, each a multiple of {@code unit} long} Early
   * and late blocks are dealt out so that all lanes have as much to do even where a row costs more
   * the later it comes, as in causal attention.
   */
  List<Span> blocks(int rows, int unit) {
    int units = rows / unit;
    int wanted = Math.max(1, (rows + BLOCK_ROWS - 1) / BLOCK_ROWS);
    int round = 2 * count();
    int blocks = Math.min(units, (wanted + round - 1) / round * round);
    List<Span> mine = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      int place = b % round;
      if (place == index || place == round - 1 - index) {
        int from = (int) ((long) units * b / blocks);
        int to = (int) ((long) units * (b + 1) / blocks);
        mine.add(new Span(from * unit, (to - from) * unit));
      }
    }
    return mine;
  }
}
