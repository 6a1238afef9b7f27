package org.glyphreader.optical.vision;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Turns the output of a network trained with connectionist temporal classification into text: the
 * likeliest class of each step, repetitions and blanks dropped. Immutable.
 *
 * <p>A space is also read where it is not the likeliest class, only likely enough: the network is
 * trained on text with few spaces, and of small English type it would join every tenth word. So is
 * the closing quotation mark at the end of Chinese speech, nine of ten of which it would lose.
 */
final class CtcDecoder {

  /**
   * What a run of steps says.
   *
   * @param text the characters
   * @param sum of the probabilities of the characters
   * @param characters how many
   */
  record Decoded(String text, double sum, int characters) {}

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

  private final String[] classes;
  private final int space;
  private final int opening;
  private final int closing;

  /**
   * A decoder.
   *
   * @param classes what each class stands for; class 0 is the blank, one is the space
   */
  CtcDecoder(String[] classes) {
    this.classes = classes.clone();
    List<String> list = List.of(classes);
    this.space = list.indexOf(" ");
    this.opening = list.indexOf("“");
    this.closing = list.indexOf("”");
  }

  int classes() {
    return classes.length;
  }

  /**
   * Decodes.
   *
   * @param probabilities shape (steps, classes)
   */
  Decoded decode(FloatBuffer probabilities, int steps) {
    StringBuilder text = new StringBuilder();
    float[] row = new float[classes.length];
    double sum = 0;
    int characters = 0;
    int last = 0;
    boolean spaceSeen = false;
    double quote = 0;
    for (int step = 0; step < steps; step++) {
      probabilities.get(step * row.length, row);
      int best = likeliest(row);
      spaceSeen |= row[space] >= SPACE;
      if (best != 0 && best != last) {
        if (best != space) {
          if (spaceSeen && isApart(text, classes[best])) {
            text.append(' ');
          }
          spaceSeen = false;
        }
        text.append(classes[best]);
        quote = 0;
        sum += row[best];
        characters++;
      }
      last = best;
      quote = best == 0 ? Math.max(quote, quote(row)) : quote;
    }
    closeQuote(text, quote);
    return new Decoded(text.toString(), sum, characters);
  }

  /** The probability of a quotation mark; which of the two it is shows hardly in small type. */
  private double quote(float[] row) {
    return opening < 0 || closing < 0 ? 0 : row[opening] + row[closing];
  }

  /** Ends speech that has ended: nothing opens behind a stop at the end of a piece. */
  private static void closeQuote(StringBuilder text, double quote) {
    int last = text.length() - 1;
    if (last >= 0 && quote >= QUOTE && STOPS.indexOf(text.charAt(last)) >= 0) {
      text.append('”');
    } else if (last > 0 && text.charAt(last) == '“' && STOPS.indexOf(text.charAt(last - 1)) >= 0) {
      text.setCharAt(last, '”');
    }
  }

  /** Whether a space may stand between {@code text} and {@code next} that was not read yet. */
  private static boolean isApart(StringBuilder text, String next) {
    return !text.isEmpty() && text.charAt(text.length() - 1) != ' ' && !CLOSING.contains(next);
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
