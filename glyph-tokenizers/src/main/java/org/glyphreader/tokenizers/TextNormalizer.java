package org.glyphreader.tokenizers;

import java.text.Normalizer;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites text before it is cut into pieces. */
@FunctionalInterface
interface TextNormalizer {

  /** Leaves the text as it is. */
  TextNormalizer NONE = text -> text;

  String normalize(String text);

  /** Whether text cut at white space gives the same, part by part, as the whole. */
  default boolean worksWordByWord() {
    return false;
  }

  /** Says that a normalizer {@link #worksWordByWord()}. */
  static TextNormalizer wordByWord(TextNormalizer normalizer) {
    return new TextNormalizer() {
      @Override
      public String normalize(String text) {
        return normalizer.normalize(text);
      }

      @Override
      public boolean worksWordByWord() {
        return true;
      }
    };
  }

  static TextNormalizer sequence(List<TextNormalizer> stages) {
    TextNormalizer all =
        text -> {
          String normalized = text;
          for (TextNormalizer stage : stages) {
            normalized = stage.normalize(normalized);
          }
          return normalized;
        };
    return stages.stream().allMatch(TextNormalizer::worksWordByWord) ? wordByWord(all) : all;
  }

  /** One of the four normalization forms of Unicode. */
  static TextNormalizer form(Normalizer.Form form) {
    return wordByWord(new UnicodeForm(form)::normalize);
  }

  /** Each code point for itself, so without the special form of a sigma at the end of a word. */
  static TextNormalizer lowercase() {
    return wordByWord(TextNormalizer::lowercase);
  }

  private static String lowercase(String text) {
    int length = text.length();
    StringBuilder lower = new StringBuilder(length);
    for (int i = 0; i < length; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == 0x130) {
        lower.append("i\u0307");
      } else {
        lower.appendCodePoint(Character.toLowerCase(codePoint));
      }
    }
    return lower.toString();
  }

  static TextNormalizer removing(IntPredicate unwanted) {
    return wordByWord(
        text -> {
          StringBuilder kept = new StringBuilder(text.length());
          text.codePoints().filter(unwanted.negate()).forEach(kept::appendCodePoint);
          return kept.toString();
        });
  }

  static TextNormalizer prepend(String prefix) {
    return text -> text.isEmpty() ? text : prefix + text;
  }

  static TextNormalizer replace(Pattern pattern, String content) {
    String replacement = Matcher.quoteReplacement(content);
    return text -> pattern.matcher(text).replaceAll(replacement);
  }

  /** Takes white space off one end or both. */
  static TextNormalizer strip(boolean left, boolean right) {
    return text -> {
      int start = 0;
      int end = text.length();
      while (left && start < end && CharClass.isWhiteSpace(text.charAt(start))) {
        start++;
      }
      while (right && start < end && CharClass.isWhiteSpace(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(start, end);
    };
  }
}
