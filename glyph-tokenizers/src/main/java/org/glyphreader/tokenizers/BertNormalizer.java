package org.glyphreader.tokenizers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The normalizer of BERT, step by step as Hugging Face does it. */
final class BertNormalizer {

  private BertNormalizer() {}

  static TextNormalizer of(
      boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase) {
    List<TextNormalizer> steps = new ArrayList<>();
    if (cleanText) {
      steps.add(TextNormalizer.wordByWord(BertNormalizer::clean));
    }
    if (handleChineseChars) {
      steps.add(TextNormalizer.wordByWord(BertNormalizer::spaceChineseChars));
    }
    if (stripAccents) {
      steps.add(TextNormalizer.form(Normalizer.Form.NFD));
      steps.add(TextNormalizer.removing(c -> Character.getType(c) == Character.NON_SPACING_MARK));
    }
    if (lowercase) {
      steps.add(TextNormalizer.lowercase());
    }
    return TextNormalizer.sequence(steps);
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (CharClass.isWhiteSpace(c) && !isControl(c)) {
                clean.append(' ');
              } else if (c != 0xfffd && !isControl(c)) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static String spaceChineseChars(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isChinese(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
              } else {
                spaced.appendCodePoint(c);
              }
            });
    return spaced.toString();
  }

  /** The blocks of Chinese characters that BERT knows. The gap after U+2B81F is Hugging Face's. */
  private static boolean isChinese(int c) {
    return c >= 0x3400
        && (c <= 0x4dbf
            || c >= 0x4e00 && c <= 0x9fff
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0x20000 && c <= 0x2a6df
            || c >= 0x2a700 && c <= 0x2b73f
            || c >= 0x2b740 && c <= 0x2b81f
            || c >= 0x2b920 && c <= 0x2ceaf
            || c >= 0x2f800 && c <= 0x2fa1f);
  }
}
