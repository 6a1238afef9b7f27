package org.glyphreader.optical.vision;

import java.nio.FloatBuffer;

/**
 * Turns the output of a network trained with connectionist temporal classification into text: the
 * likeliest class of each step, repetitions and blanks dropped. Immutable.
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

  private final String[] classes;

  /**
   * A decoder.
   *
   * @param classes what each class stands for; class 0 is the blank
   */
  CtcDecoder(String[] classes) {
    this.classes = classes.clone();
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
    for (int step = 0; step < steps; step++) {
      probabilities.get(step * row.length, row);
      int best = 0;
      for (int c = 1; c < row.length; c++) {
        if (row[c] > row[best]) {
          best = c;
        }
      }
      if (best != 0 && best != last) {
        text.append(classes[best]);
        sum += row[best];
        characters++;
      }
      last = best;
    }
    return new Decoded(text.toString(), sum, characters);
  }
}
