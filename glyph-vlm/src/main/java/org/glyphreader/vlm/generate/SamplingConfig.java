package org.glyphreader.vlm.generate;

import org.glyphreader.Sampling;
import org.glyphreader.vlm.checkpoint.GenerationConfig;

/**
 * How tokens are chosen. The steps are those of Hugging Face transformers, in its order: repetition
 * penalty, temperature, top-k, top-p.
 *
 * @param temperature divides the logits; 0 means always the most likely token
 * @param topK how many of the most likely tokens are candidates; 0 for all
 * @param topP the most likely tokens that together have this probability are candidates; 1 for all
 * @param repetitionPenalty divides positive logits, and multiplies negative ones, of tokens that
 *     occurred in prompt or answer; 1 for none
 * @param seed of the random numbers
 */
public record SamplingConfig(
    double temperature, int topK, double topP, double repetitionPenalty, long seed) {

  /** Always the most likely token. */
  public static final SamplingConfig GREEDY = new SamplingConfig(0, 0, 1, 1, 0);

  private static final double GLYPH_PENALTY = 1.1;

  /** Checks bounds. {@inheritDoc} */
  public SamplingConfig {
    if (!(temperature >= 0 && temperature <= 1e6)
        || topK < 0
        || !(topP >= 0 && topP <= 1)
        || !(repetitionPenalty > 0 && repetitionPenalty <= 1e6)) {
      throw new IllegalArgumentException(
          "temperature %s, top-k %s, top-p %s, repetition penalty %s: a temperature is 0 or more, top-k 0 or more, top-p from 0 to 1, a penalty more than 0"
              .formatted(temperature, topK, topP, repetitionPenalty));
    }
  }

  /**
   * {@return what a question asks for}
   *
   * @param sampling the kind
   * @param model what the checkpoint asks for, for {@link Sampling#MODEL}
   * @param seed of the random numbers
   */
  public static SamplingConfig of(Sampling sampling, GenerationConfig model, long seed) {
    return switch (sampling) {
      case GREEDY -> GREEDY;
      case GLYPH -> new SamplingConfig(0, 1, 1, GLYPH_PENALTY, seed);
      case MODEL ->
          new SamplingConfig(
              model.sample() ? model.temperature().orElse(1) : 0,
              model.sample() ? model.topK().orElse(50) : 0,
              model.sample() ? model.topP().orElse(1) : 1,
              model.repetitionPenalty().orElse(1),
              seed);
    };
  }

  /** {@return whether the most likely token is always taken} */
  public boolean isGreedy() {
    return temperature == 0 || topK == 1;
  }
}
