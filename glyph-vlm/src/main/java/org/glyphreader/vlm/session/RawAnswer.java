package org.glyphreader.vlm.session;

import org.glyphreader.FinishReason;

/**
 * What a model wrote, token by token.
 *
 * @param text all tokens as text, special ones included
 * @param ids the tokens, without the one that ended the answer; not copied
 * @param promptTokens rows of the prompt, visual ones included
 * @param visualTokens rows that came from images
 * @param finishReason why it ended
 * @param times where the time went
 */
public record RawAnswer(
    String text,
    int[] ids,
    int promptTokens,
    int visualTokens,
    FinishReason finishReason,
    StageTimes times) {}
