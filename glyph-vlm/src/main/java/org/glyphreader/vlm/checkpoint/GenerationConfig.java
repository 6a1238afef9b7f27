package org.glyphreader.vlm.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code generation_config.json} asks for.
 *
 * @param endTokens ids that end an answer, if the file names any list, even an empty one
 * @param sample whether tokens are drawn by chance at all
 * @param temperature divides the logits
 * @param topK how many tokens are candidates
 * @param topP probability that the candidates share
 * @param repetitionPenalty weakens tokens that occurred; 1 for none
 */
public record GenerationConfig(
    Optional<List<Integer>> endTokens,
    boolean sample,
    OptionalDouble temperature,
    OptionalInt topK,
    OptionalDouble topP,
    OptionalDouble repetitionPenalty) {

  static GenerationConfig read(JsonFile file) {
    return new GenerationConfig(
        file.integers("eos_token_id", 0, Integer.MAX_VALUE),
        file.bool("do_sample", false),
        file.number("temperature", 0, 1e6),
        file.integer("top_k", 0, Integer.MAX_VALUE),
        file.number("top_p", 0, 1),
        file.number("repetition_penalty", 1e-3, 1e3));
  }
}
