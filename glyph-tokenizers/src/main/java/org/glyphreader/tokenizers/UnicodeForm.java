package org.glyphreader.tokenizers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Unicode normalization in near-linear time. {@link Normalizer} sorts the marks on one letter by
 * insertion, which takes minutes for a letter with a million of them; here they are sorted before.
 */
final class UnicodeForm {

  private static final int LONG_RUN = 256;

  /** The mark with the highest combining class of all. */
  private static final int LAST_MARK = 0x345;

  private final Normalizer.Form form;
  private final Normalizer.Form decomposed;

  UnicodeForm(Normalizer.Form form) {
    this.form = form;
    decomposed =
        form == Normalizer.Form.NFC || form == Normalizer.Form.NFD
            ? Normalizer.Form.NFD
            : Normalizer.Form.NFKD;
  }

  String normalize(String text) {
    StringBuilder sorted = null;
    int copied = 0;
    int runStart = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (!maybeCombining(codePoint)) {
        runStart = next;
      } else if (next - runStart > LONG_RUN) {
        next = runEnd(text, next);
        sorted = sorted == null ? new StringBuilder(text.length()) : sorted;
        sorted.append(text, copied, runStart);
        appendSorted(text.substring(runStart, next), sorted);
        copied = next;
        runStart = next;
      }
      i = next;
    }
    return Normalizer.normalize(
        sorted == null ? text : sorted.append(text, copied, text.length()), form);
  }

  private static int runEnd(String text, int from) {
    int i = from;
    while (i < text.length() && maybeCombining(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  /** The halfwidth sound marks are letters that decompose to marks. */
  private static boolean maybeCombining(int codePoint) {
    return CharClass.of(codePoint) == CharClass.MARK || codePoint == 0xff9e || codePoint == 0xff9f;
  }

  private void appendSorted(String run, StringBuilder out) {
    Map<Integer, int[]> parts = new HashMap<>();
    int[] marks =
        run.codePoints()
            .flatMap(c -> Arrays.stream(parts.computeIfAbsent(c, this::decompose)))
            .toArray();
    Map<Integer, Integer> ranks = ranks(marks);
    List<Integer> segment = new ArrayList<>();
    for (int mark : marks) {
      if (!ranks.containsKey(mark)) {
        flush(segment, ranks, out);
        out.appendCodePoint(mark);
      } else {
        segment.add(mark);
      }
    }
    flush(segment, ranks, out);
  }

  private int[] decompose(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), decomposed).codePoints().toArray();
  }

  private static void flush(List<Integer> segment, Map<Integer, Integer> ranks, StringBuilder out) {
    segment.sort(Comparator.comparing(ranks::get));
    segment.forEach(out::appendCodePoint);
    segment.clear();
  }

  /** The order of the combining classes of those marks that have one. */
  private static Map<Integer, Integer> ranks(int[] marks) {
    List<Integer> distinct = new ArrayList<>();
    Arrays.stream(marks).distinct().filter(UnicodeForm::isReordered).forEach(distinct::add);
    distinct.sort(UnicodeForm::compareClasses);
    Map<Integer, Integer> ranks = new HashMap<>();
    int rank = 0;
    for (int i = 0; i < distinct.size(); i++) {
      if (i > 0 && compareClasses(distinct.get(i - 1), distinct.get(i)) != 0) {
        rank++;
      }
      ranks.put(distinct.get(i), rank);
    }
    return ranks;
  }

  private static boolean isReordered(int mark) {
    return mark == LAST_MARK || swaps(LAST_MARK, mark);
  }

  private static int compareClasses(int a, int b) {
    return swaps(a, b) ? 1 : swaps(b, a) ? -1 : 0;
  }

  private static boolean swaps(int first, int second) {
    String pair = new StringBuilder().appendCodePoint(first).appendCodePoint(second).toString();
    return first != second && !Normalizer.normalize(pair, Normalizer.Form.NFD).equals(pair);
  }
}
