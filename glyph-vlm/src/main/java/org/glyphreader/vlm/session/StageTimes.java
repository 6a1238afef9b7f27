package org.glyphreader.vlm.session;

import java.time.Duration;

/**
 * Where the time of one answer went.
 *
 * @param preprocess painting pages and bringing them to the encoder's form
 * @param encode the vision encoder
 * @param prefill the prompt's way through the decoder, up to the first token
 * @param decode all further tokens
 * @param decodedTokens how many those were
 */
public record StageTimes(
    Duration preprocess, Duration encode, Duration prefill, Duration decode, int decodedTokens) {}
