package org.glyphreader.vlm.checkpoint;

import java.util.Set;

/**
 * What {@code config.json} says of a vision-language model. Sizes are checked: none is below 1,
 * heads divide widths, rotary sections fill the rotated dimensions.
 *
 * @param family its architecture
 * @param text the text decoder
 * @param vision the vision encoder
 * @param imageToken id of the token that stands for one visual token
 * @param endTokens ids that end an answer, unless {@link GenerationConfig} names others
 * @param tiedEmbeddings whether the output layer is the embedding table
 * @param dtype type of the weights as the file names it, for example {@code bfloat16}; may be empty
 */
public record ModelConfig(
    ModelFamily family,
    TextConfig text,
    VisionConfig vision,
    int imageToken,
    Set<Integer> endTokens,
    boolean tiedEmbeddings,
    String dtype) {

  /** Copies the set. {@inheritDoc} */
  public ModelConfig {
    endTokens = Set.copyOf(endTokens);
  }
}
