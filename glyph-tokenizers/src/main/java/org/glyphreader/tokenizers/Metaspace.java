package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** Writes spaces as a visible character, which words begin with. */
final class Metaspace implements PreTokenizer {

  /** Where the character is put before a text that does not begin with a space. */
  enum Prepend {
    ALWAYS,
    FIRST,
    NEVER
  }

  private final char replacement;
  private final Prepend prepend;
  private final PreTokenizer splitter;

  /**
   * @param split whether each replaced space begins a new piece
   */
  Metaspace(char replacement, Prepend prepend, boolean split) {
    this.replacement = replacement;
    this.prepend = prepend;
    splitter =
        split
            ? SplitBehavior.MERGED_WITH_NEXT.over(Segments.codePoints(c -> c == replacement))
            : PreTokenizer.NONE;
  }

  @Override
  public void split(char[] text, int start, int end, boolean atStart, PieceSink out) {
    boolean prefix =
        (prepend == Prepend.ALWAYS || prepend == Prepend.FIRST && atStart)
            && text[start] != ' '
            && text[start] != replacement;
    char[] replaced = new char[end - start + (prefix ? 1 : 0)];
    int size = 0;
    if (prefix) {
      replaced[size++] = replacement;
    }
    for (int i = start; i < end; i++) {
      replaced[size++] = text[i] == ' ' ? replacement : text[i];
    }
    splitter.split(replaced, 0, size, atStart, out);
  }

  TokenDecoder decoder() {
    return (token, added, first) -> {
      String space = first && prepend != Prepend.NEVER ? "" : " ";
      return token.replace(String.valueOf(replacement), space).getBytes(StandardCharsets.UTF_8);
    };
  }
}
