package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;

/** Shortens the rows of dots that lead from an entry of a table of contents to its page. */
final class DotLeaders {

  /** What stands for a row of dots. */
  static final String SHORT = "\u2026";

  /** Fewer dots are not a leader. */
  private static final int LEAST = 5;

  private DotLeaders() {}

  /** The characters of a line, each row of dots as one character of its width, between spaces. */
  static List<Glyph> shorten(List<Glyph> line) {
    List<Glyph> shortened = new ArrayList<>(line.size());
    for (int at = 0; at < line.size(); ) {
      int end = end(line, at);
      if (end == at) {
        shortened.add(line.get(at));
        at++;
        continue;
      }
      Glyph first = line.get(at);
      double until = line.get(end - 1).u1();
      addSpace(shortened, first.u0(), first);
      shortened.add(new Glyph(SHORT, first.u0(), until, first.v(), first.size(), first.space()));
      at = end;
      if (at < line.size()) {
        addSpace(shortened, until, first);
        at += line.get(at).isBlank() ? 1 : 0;
      }
    }
    return shortened;
  }

  private static void addSpace(List<Glyph> to, double u, Glyph like) {
    if (!to.isEmpty() && !to.get(to.size() - 1).isBlank()) {
      to.add(new Glyph(" ", u, u, like.v(), like.size(), like.space()));
    }
  }

  /** Where the row of dots ends that begins there; {@code from} if none does. */
  private static int end(List<Glyph> line, int from) {
    int dots = 0;
    int end = from;
    for (int i = from; i < line.size(); i++) {
      String text = line.get(i).text();
      if (text.chars().allMatch(c -> c == '.' || c == '\u2024' || c == '\u00B7')) {
        dots += text.length();
        end = i + 1;
      } else if (i == from || !line.get(i).isBlank()) {
        break;
      }
    }
    return dots >= LEAST ? end : from;
  }
}
