package org.glyphreader.tokenizers;

import java.util.regex.Pattern;

/** Patterns in the syntax of Oniguruma, which tokenizer files are written in. */
final class OnigurumaPattern {

  private static final int FLAGS =
      Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.UNICODE_CASE
          | Pattern.MULTILINE
          | Pattern.UNIX_LINES;

  private OnigurumaPattern() {}

  static Pattern translate(String regex) {
    return Pattern.compile(regex, FLAGS);
  }
}
