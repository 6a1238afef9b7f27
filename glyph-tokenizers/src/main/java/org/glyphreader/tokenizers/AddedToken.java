package org.glyphreader.tokenizers;

/**
 * A token that is found in the text before anything else is done.
 *
 * @param singleWord matches only where no word character stands beside it
 * @param leftStrip takes the white space before it along
 * @param rightStrip takes the white space after it along
 * @param normalized is looked for in the normalized text
 * @param special stands for structure rather than text
 */
record AddedToken(
    String content,
    int id,
    boolean singleWord,
    boolean leftStrip,
    boolean rightStrip,
    boolean normalized,
    boolean special) {}
