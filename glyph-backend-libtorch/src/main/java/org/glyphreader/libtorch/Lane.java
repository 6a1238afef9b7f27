package org.glyphreader.libtorch;

/** One thread of a team that walks through the same work together, and its share of it. */
final class Lane {

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
}
