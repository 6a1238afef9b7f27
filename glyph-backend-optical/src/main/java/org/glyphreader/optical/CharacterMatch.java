package org.glyphreader.optical;

import java.text.Normalizer;

/**
 * Compares what was read with what is known to stand there, character by character. Blanks count
 * for nothing, and kinds of quotation marks, dashes and widths are all the same: a recogniser
 * cannot be expected to tell them.
 */
final class CharacterMatch {

  /** Longer texts are compared in parts of this many characters. */
  private static final int PART = 2_000;

  private CharacterMatch() {}

  /** 1 − edit distance / length of {@code known}, at least 0; 1 if nothing is known. */
  static double accuracy(String known, String read) {
    String want = fold(known);
    String got = fold(read);
    if (want.isEmpty()) {
      return 1;
    }
    long errors = 0;
    int parts = Math.max(1, (Math.max(want.length(), got.length()) + PART - 1) / PART);
    for (int i = 0; i < parts; i++) {
      errors += distance(part(want, i, parts), part(got, i, parts));
    }
    return Math.max(0, 1 - (double) errors / want.length());
  }

  private static String part(String text, int i, int parts) {
    return text.substring(
        (int) ((long) text.length() * i / parts), (int) ((long) text.length() * (i + 1) / parts));
  }

  private static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = foldedOf(plain.charAt(i));
      if (c > ' ') {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  private static char foldedOf(char c) {
    return switch (c) {
      case '‘', '’', '′', '`', '´', '“', '”', '„', '″', '"', '「', '」' -> '\'';
      case '‐', '‑', '‒', '–', '—', '―', '−', '－', '─' -> '-';
      case '。', '．' -> '.';
      case '、', '，' -> ',';
      case '·', '•', '・', '∙' -> '.';
      case '～', '∼' -> '~';
      case '\u00AD', '\u200B', '\uFEFF', '\u3000' -> ' ';
      default -> c;
    };
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
