package org.glyphreader.optical.search;

/**
 * How a single sentence matches a question.
 *
 * @param sentence its number
 * @param mask the terms of the question that occur in it, a bit for each
 * @param nearest for each token of the question the highest cosine with a token of the sentence
 * @param cosine between the mean of its tokens and the question
 * @param hint whether it offers the kind of words asked for, 0 to 1
 * @param novelty how much it says beyond the question, 0 to 1
 */
record SentenceMatch(
    int sentence, long mask, float[] nearest, double cosine, double hint, double novelty) {}
