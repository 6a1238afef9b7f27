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
   * Fitted on the questions of the split "tune" over eight English texts: a softmax over all
   * windows of the passages looked at, whose likelihood counts every window that holds a gold
   * answer, with the cost of columns held at 0.004 and an L2 penalty of 0.01 on the standardised
   * weights. The cost in use was then chosen so that half of the quotes have less than 220
   * characters. Leaving out each text in turn, the first quote holds the answer for 85.2% of its
   * questions, one of the first five for 97.3%, the answer for 84.1%. The odds are a logistic
   * regression of answerable questions against those on other topics, both weighing the same.
   */
  static final WindowModel ENGLISH =
      new WindowModel(
          new double[] {6.11, 7.5, 5.74, 5.75, 11.93, 3.55, 4.12, -0.79, 5.2, -0.25},
          0.006,
          0.408,
          23.306,
          -21.999);

  /**
   * Fitted in the same way on four Chinese texts, with the cost of columns held at 0.002 and
   * without the last two features, which do not help there: 80.0%, 91.2% and 80.0%.
   */
  static final WindowModel CHINESE =
      new WindowModel(
          new double[] {4.4, 1.37, 19.42, 4.37, 5.01, 4.58, 1.61, -0.03, 0, 0},
          0.0006,
          0.662,
          28.13,
          -25.639);

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
