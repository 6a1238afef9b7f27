package org.glyphreader.optical.search;

import java.util.Arrays;
import java.util.List;

/**
 * Measures how well a window, one sentence or a few neighbours, answers a question; what is
 * measured is named in {@link #NAMES}. Similarities of tokens are late interaction as in ColBERT
 * (arXiv 2004.12832): for each token of the question the nearest token of the text.
 */
final class WindowFeatures {

  /** What is measured, in order. */
  static final List<String> NAMES =
      List.of(
          "share of the question's terms in the window, by rarity",
          "the same in the window, around it and at the head of its paragraph",
          "similarity of the tokens, by rarity",
          "similarity of the best sentence, if it offers the kind of words asked for",
          "words beyond the question's",
          "paragraph ends inside",
          "similarity of what the question asks for by name",
          "similarity of the question's words that are no terms",
          "sentences",
          "BM25 of the best sentence with its neighbours");

  private final Sentences sentences;
  private final QuestionTerms terms;
  private final LexicalScores lexical;
  private final float[] weights;
  private final float[] focus;
  private final float[] plain;
  private final float[] rest;

  /**
   * Features for one question.
   *
   * @param weights what each token of the question counts
   * @param focus 1 for the tokens that name what is asked for
   */
  WindowFeatures(
      Sentences sentences,
      QuestionTerms terms,
      LexicalScores lexical,
      float[] weights,
      float[] focus) {
    this.sentences = sentences;
    this.terms = terms;
    this.lexical = lexical;
    this.weights = weights;
    this.focus = focus;
    this.plain = new float[weights.length];
    this.rest = new float[weights.length];
    Arrays.fill(plain, 1);
    for (int i = 0; i < rest.length; i++) {
      rest[i] = weights[i] > 0 ? 0 : 1;
    }
  }

  /** The features of a window: neighbours in order, at least one. */
  double[] of(List<SentenceMatch> window) {
    int first = window.get(0).sentence();
    int last = window.get(window.size() - 1).sentence();
    double[] f = new double[NAMES.size()];
    float[] nearest = new float[weights.length];
    long mask = 0;
    for (SentenceMatch match : window) {
      mask |= match.mask();
      f[3] = Math.max(f[3], match.hint() * similarity(match.nearest(), plain));
      f[4] = Math.max(f[4], match.novelty());
      f[9] = Math.max(f[9], lexical.window(match.sentence()));
      for (int q = 0; q < nearest.length; q++) {
        nearest[q] = Math.max(nearest[q], match.nearest()[q]);
      }
    }
    f[0] = terms.coverage(mask);
    f[1] = terms.coverage(mask | context(first, last));
    f[2] = similarity(nearest, weights);
    f[5] = sentences.paragraph(last) - sentences.paragraph(first);
    f[6] = similarity(nearest, focus);
    f[7] = similarity(nearest, rest);
    f[8] = window.size();
    return f;
  }

  private long context(int first, int last) {
    int head = sentences.paragraphStart(first);
    long mask = lexical.mask(head) | mask(head - 1, first) | mask(last + 1, last);
    for (int i = first - 3; i < first; i++) {
      mask |= mask(i, first);
    }
    return mask;
  }

  /** The terms in a sentence if it stands in the same source as {@code other}. */
  private long mask(int sentence, int other) {
    return sentence >= 0 && sentences.sameSource(sentence, other) ? lexical.mask(sentence) : 0;
  }

  private static double similarity(float[] nearest, float[] weights) {
    double sum = 0;
    double total = 0;
    for (int q = 0; q < nearest.length; q++) {
      sum += nearest[q] * weights[q];
      total += weights[q];
    }
    return total == 0 ? 0 : sum / total;
  }
}
