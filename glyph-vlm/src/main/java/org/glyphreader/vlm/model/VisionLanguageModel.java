package org.glyphreader.vlm.model;

import org.glyphreader.vlm.image.PatchImage;

/**
 * The networks of a vision-language model, loaded on a device. This is all a backend brings;
 * prompts, positions, sampling and sessions are {@code VlmBackend}'s.
 *
 * <p>Used by one thread at a time, though not always the same one: {@code VlmBackend} sees to that.
 * It also closes all features and caches before the model. Native memory belongs to the model, its
 * features and its caches, and is free when {@code close} returns.
 *
 * <p>Methods throw {@link org.glyphreader.BackendFailureException} if the computation fails, for
 * example out of memory; the model stays usable, the cache of the call does not.
 */
public interface VisionLanguageModel extends AutoCloseable {

  /** {@return what computes, for example {@code cpu} or {@code cuda:0}} */
  String device();

  /** {@return what one token costs in a {@link KvCache}, bytes: keys and values of all layers} */
  long cacheBytesPerToken();

  /**
   * Encodes one page.
   *
   * @param image one frame; a model with a temporal patch of two sees the same frame twice
   * @return one row for each visual token, in reading order; the caller closes it
   */
  ImageFeatures encode(PatchImage image);

  /** {@return an empty cache; the caller closes it} */
  KvCache newCache();

  /**
   * Appends tokens to a cache: each attends to all that the cache holds, to those before it in the
   * batch, and to itself.
   *
   * @param cache one of this model's; grows by the batch's size
   * @param batch the tokens, at least one
   * @param logits whether the last token's logits are wanted
   * @return a new array with a logit for each token of the vocabulary, or an empty one if {@code
   *     logits} is false
   */
  float[] forward(KvCache cache, TokenBatch batch, boolean logits);

  /** Frees the weights. Idempotent. */
  @Override
  void close();
}
