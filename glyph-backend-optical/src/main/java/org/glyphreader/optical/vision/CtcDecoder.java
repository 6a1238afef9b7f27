package org.glyphreader.optical.vision;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the output of a network trained with connectionist temporal classification into text: the
 * likeliest class of each step, repetitions and blanks dropped. Immutable.
 *
 * <p>A space is also read where it is not the likeliest class, only likely enough: the network is
 * trained on text with few spaces, and of small English type it would join every tenth word. So is
 * the closing quotation mark at the end of Chinese speech, nine of ten of which it would lose.
 * Words that it is unsure of are {@linkplain WordSpeller spelled anew}.
 */
final class CtcDecoder {

  /**
   * From this probability on a space is read. Anything from 0.01 to 0.03 reads scanned pages of 9
   * pt type about as well: 99% of all characters, spaces counted, instead of 90%.
   */
  private static final float SPACE = 0.02f;

  /** Characters that only a space which is the likeliest class stands before. */
  private static final String CLOSING = ",.;:!?)]}%，。；：！？、）】》”";

  /**
   * From this probability of a quotation mark on, one is read behind the last full stop of a piece.
   * Of Chinese type at 9 px none that is there has less than 0.05, and none that is not over 0.001.
   */
  private static final float QUOTE = 0.02f;

  private static final String STOPS = "。！？…";
  private static final String CHINESE_QUOTES = "“”";

  private static final String DOUBLE_QUOTES = "\"“”";
  private static final String SINGLE_QUOTES = "'‘’";

  /** What an asterisk is taken for, and a quotation mark is not. */
  private static final String POINTS = "+•·-";

  /** How much likelier a quotation mark has to be than a point where an asterisk is read. */
  private static final double MORE_LIKELY = 0.005;

  private final String[] classes;
  private final WordSpeller speller;
  private final int space;
  private final int[] chineseQuotes;
  private final int[] doubleQuotes;
  private final int[] singleQuotes;
  private final int[] points;

  /** For each class the class of its twin, 0 without one. */
  private final int[] twins;

  /**
   * A decoder.
   *
   * @param classes what each class stands for; class 0 is the blank, one is the space
   * @param words that are known
   */
  CtcDecoder(String[] classes, WordList words) {
    this.classes = classes.clone();
    this.speller = new WordSpeller(words, classes);
    List<String> list = List.of(classes);
    this.space = list.indexOf(" ");
    this.chineseQuotes = indexes(list, CHINESE_QUOTES);
    this.doubleQuotes = indexes(list, DOUBLE_QUOTES);
    this.singleQuotes = indexes(list, SINGLE_QUOTES);
    this.points = indexes(list, POINTS);
    this.twins =
        list.stream()
            .mapToInt(each -> Math.max(0, list.indexOf(ReadCharacter.twin(each))))
            .toArray();
  }

  private static int[] indexes(List<String> classes, String characters) {
    return characters
        .chars()
        .map(c -> classes.indexOf(Character.toString(c)))
        .filter(index -> index >= 0)
        .toArray();
  }

  /**
   * Decodes.
   *
   * @param probabilities shape (steps, classes)
   * @return what was read, which may be changed
   */
  List<ReadCharacter> decode(FloatBuffer probabilities, int steps) {
    List<ReadCharacter> read = new ArrayList<>();
    List<CtcStep> seen = new ArrayList<>(steps);
    float[] row = new float[classes.length];
    int last = 0;
    boolean spaceSeen = false;
    double quote = 0;
    for (int step = 0; step < steps; step++) {
      probabilities.get(step * row.length, row);
      seen.add(CtcStep.of(row, space));
      int best = likeliest(row);
      spaceSeen |= row[space] >= SPACE;
      if (best != 0 && best != last) {
        if (best != space) {
          if (spaceSeen && isApart(read, classes[best])) {
            read.add(ReadCharacter.unlikely(" ", step - 1));
          }
          spaceSeen = false;
        }
        read.add(character(row, best, step));
        quote = 0;
      }
      last = best;
      quote = best == 0 ? Math.max(quote, quote(row)) : quote;
    }
    List<ReadCharacter> spelled = speller.spell(read, seen);
    closeQuote(spelled, quote);
    return spelled;
  }

  private ReadCharacter character(float[] row, int best, int step) {
    String text = classes[best];
    double odds = twins[best] == 0 ? 0 : row[twins[best]] / row[best];
    return new ReadCharacter(text.equals("*") ? mark(row) : text, row[best], step, odds);
  }

  /** An asterisk, or the quotation mark that is taken for one in small type. */
  private String mark(float[] row) {
    double doubles = probability(row, doubleQuotes);
    double singles = probability(row, singleQuotes);
    if (doubles + singles <= probability(row, points) + MORE_LIKELY) {
      return "*";
    }
    return singles > 3 * doubles ? "'" : "\"";
  }

  private static double probability(float[] row, int[] classes) {
    double sum = 0;
    for (int each : classes) {
      sum += row[each];
    }
    return sum;
  }

  /** The probability of a quotation mark; which of the two it is shows hardly in small type. */
  private double quote(float[] row) {
    return probability(row, chineseQuotes);
  }

  /** Ends speech that has ended: nothing opens behind a stop at the end of a piece. */
  private static void closeQuote(List<ReadCharacter> read, double quote) {
    int last = read.size() - 1;
    if (last >= 0 && quote >= QUOTE && STOPS.contains(read.get(last).text())) {
      read.add(ReadCharacter.unlikely("”", read.get(last).step()));
    } else if (last > 0 && read.get(last).is("“") && STOPS.contains(read.get(last - 1).text())) {
      read.set(last, read.get(last).as("”"));
    }
  }

  /** Whether a space may stand between {@code read} and {@code next} that was not read yet. */
  private static boolean isApart(List<ReadCharacter> read, String next) {
    return !read.isEmpty() && !read.get(read.size() - 1).is(" ") && !CLOSING.contains(next);
  }

  private static int likeliest(float[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      if (row[c] > row[best]) {
        best = c;
      }
    }
    return best;
  }
}
