package org.glyphreader.optical.search;

/**
 * A place that may answer a question.
 *
 * @param start offset of its first code unit in the text searched
 * @param end offset behind its last
 * @param score how likely it is the best of all places, 0 to 1
 */
public record Quote(int start, int end, double score) {}
