package org.glyphreader.optical.search;

/**
 * How the features of a window make its score, and how the best scores tell whether the document
 * answers at all.
 *
 * @param weights one for each of {@link WindowFeatures#NAMES}
 * @param columnCost what each column of a quote costs: longer windows hold the answer more often,
 *     but say less precisely where it is
 * @param scoreWeight of the best window's score in the odds that the document answers
 * @param cosineWeight of the highest cosine of a sentence and the question in those odds
 * @param bias of those odds
 */
record WindowModel(
    double[] weights, double columnCost, double scoreWeight, double cosineWeight, double bias) {

  /**
   * Fitted on the questions of the split "tune" over ten English texts: a softmax over all windows
   * of the passages looked at, whose likelihood counts every window that holds a gold answer, with
   * the cost of columns held at 0.006 and an L2 penalty of 0.003 on the weights of features scaled
   * to a standard deviation of 1. The cost in use was then chosen so that half of the quotes have
   * at most 220 characters. Leaving out each text in turn, the first quote holds the answer for
   * 86.5% of its questions, one of the first five for 97.1%, the answer for 84.7%. The odds are a
   * logistic regression of answerable questions against those on other topics, both weighing the
   * same; then the bias was raised as far as no question on another topic passed.
   */
  static final WindowModel ENGLISH =
      new WindowModel(
          new double[] {7.15, 6.38, 10.78, 5.21, 2.15, -0.96, 3.22, 20.18, 0.51, -5.23},
          0.0095,
          0.41,
          25.904,
          -23.376);

  /**
   * Fitted in the same way on four Chinese texts, with the cost of columns held at 0.002, a penalty
   * of 0.01 and without the number of sentences, which does not help there: 78.8%, 91.2% and 78.8%.
   */
  static final WindowModel CHINESE =
      new WindowModel(
          new double[] {5.79, 3.19, 14.76, 5.44, 0.4, 0.33, 0, 11.78, 0, -5.72},
          0.002,
          0.725,
          32.652,
          -26.924);

  static WindowModel of(TextEmbedder.Language language) {
    return language == TextEmbedder.Language.CHINESE ? CHINESE : ENGLISH;
  }

  double score(double[] features, int columns) {
    double score = -columnCost * columns;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * features[i];
    }
    return score;
  }

  /** The probability, 0 to 1, that the document answers the question. */
  double confidence(double bestScore, double bestCosine) {
    return 1 / (1 + Math.exp(-(scoreWeight * bestScore + cosineWeight * bestCosine + bias)));
  }
}
