package org.glyphreader.optical.search;

/**
 * A place that may answer a question.
 *
 * @param start offset of its first code unit in the text searched
 * @param end offset behind its last
 * @param answerStart offset of the part that answers best; at most {@value #MOST_ANSWER} code units
 * @param answerEnd offset behind that part
 * @param score how likely it is the best of all places, 0 to 1
 */
public record Quote(int start, int end, int answerStart, int answerEnd, double score) {

  /** The longest quote, in UTF-16 code units. */
  public static final int MOST = 400;

  /** The longest part that answers, in UTF-16 code units. */
  public static final int MOST_ANSWER = 300;
}
