package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cuts texts into passages that are read apart, between lines, and shuffles them by a seed. */
final class Passages {

  private static final int CHARACTERS = 700;
  private static final int LONGEST_LINE = 1_400;

  private Passages() {}

  /** Passages of all texts in the order in which they are taken. */
  static List<SearchText> of(List<SearchText> texts, long seed) {
    List<SearchText> passages = new ArrayList<>();
    texts.forEach(text -> cut(text, passages));
    Collections.shuffle(passages, new Random(seed));
    return List.copyOf(passages);
  }

  private static void cut(SearchText text, List<SearchText> passages) {
    StringBuilder passage = new StringBuilder();
    for (String line : text.text().split("(?<=\n)")) {
      String rest = line;
      while (rest.length() > LONGEST_LINE) {
        int end = end(rest);
        add(text, rest.substring(0, end), passages);
        rest = rest.substring(end);
      }
      passage.append(rest);
      if (passage.length() >= CHARACTERS) {
        add(text, passage.toString(), passages);
        passage.setLength(0);
      }
    }
    // A short rest is left out, unless it is all there is.
    if (passage.length() >= CHARACTERS / 2 || passages.isEmpty()) {
      add(text, passage.toString(), passages);
    }
  }

  private static void add(SearchText text, String passage, List<SearchText> passages) {
    if (!passage.isBlank()) {
      passages.add(text.of(passage.stripTrailing() + "\n"));
    }
  }

  /** Behind the last blank or stop before the length of a passage, else just there. */
  private static int end(String line) {
    for (int i = CHARACTERS; i > CHARACTERS / 2; i--) {
      if (" 。！？；，".indexOf(line.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return Character.isHighSurrogate(line.charAt(CHARACTERS - 1)) ? CHARACTERS + 1 : CHARACTERS;
  }
}
