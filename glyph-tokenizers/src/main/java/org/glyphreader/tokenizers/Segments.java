package org.glyphreader.tokenizers;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the matches of something in a text, and what stands between them. */
@FunctionalInterface
interface Segments {

  /** Takes the segments, which follow one another without gaps. */
  @FunctionalInterface
  interface Sink {
    void segment(int start, int end, boolean match);
  }

  void find(char[] text, int start, int end, Sink sink);

  /** Every code point that {@code matches} is a match of its own. */
  static Segments codePoints(IntPredicate matches) {
    return (text, start, end, sink) -> {
      int from = start;
      int i = start;
      while (i < end) {
        int codePoint = Character.codePointAt(text, i, end);
        int next = i + Character.charCount(codePoint);
        if (matches.test(codePoint)) {
          if (from < i) {
            sink.segment(from, i, false);
          }
          sink.segment(i, next, true);
          from = next;
        }
        i = next;
      }
      if (from < end) {
        sink.segment(from, end, false);
      }
    };
  }

  static Segments pattern(Pattern pattern) {
    return (text, start, end, sink) -> {
      Matcher matcher = pattern.matcher(new String(text, start, end - start));
      int from = 0;
      while (matcher.find()) {
        if (from < matcher.start()) {
          sink.segment(start + from, start + matcher.start(), false);
        }
        sink.segment(start + matcher.start(), start + matcher.end(), true);
        from = matcher.end();
      }
      if (start + from < end) {
        sink.segment(start + from, end, false);
      }
    };
  }

  /** Exchanges matches and what stands between them. */
  static Segments inverted(Segments segments) {
    return (text, start, end, sink) ->
        segments.find(text, start, end, (s, e, match) -> sink.segment(s, e, !match));
  }
}
