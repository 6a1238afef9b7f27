package org.glyphreader;

/**
 * What an answer cost.
 *
 * @param pages pages the question looked at
 * @param visualTokens visual tokens of those pages
 * @param promptTokens text tokens of question, instruction and template; 0 if the reader has none
 * @param answerTokens tokens generated; 0 if the reader generates none
 */
public record Usage(int pages, long visualTokens, long promptTokens, long answerTokens) {}
