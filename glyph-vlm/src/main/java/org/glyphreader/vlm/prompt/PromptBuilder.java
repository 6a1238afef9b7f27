package org.glyphreader.vlm.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glyphreader.ModelFormatException;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;
import org.glyphreader.vlm.checkpoint.Checkpoint;

/**
 * Makes prompts: the template's words, token ids with as many image tokens as an image costs, and
 * rotary positions. Immutable and safe for use by several threads.
 */
public final class PromptBuilder {

  private static final String THINK = "<think>";

  private final ChatTemplate template;
  private final HuggingFaceTokenizer tokenizer;
  private final int imageToken;
  private final String imageText;
  private final String place;

  /**
   * A builder for one model.
   *
   * @param checkpoint of the model
   * @param tokenizer of the model
   * @throws ModelFormatException if template, tokenizer and configuration do not fit together
   */
  public PromptBuilder(Checkpoint checkpoint, HuggingFaceTokenizer tokenizer) {
    this.template = ChatTemplate.of(checkpoint);
    this.tokenizer = tokenizer;
    this.place = checkpoint.folder().toString();
    imageToken = checkpoint.config().imageToken();
    imageText =
        tokenizer
            .tokenOf(imageToken)
            .orElseThrow(
                () ->
                    new ModelFormatException(
                        "%s: image_token_id %s of config.json is no token of tokenizer.json; both have to be of one download"
                            .formatted(place, imageToken)));
  }

  /**
   * {@return a prompt about images}
   *
   * @param images their visual tokens, in order
   * @param text question and instructions
   * @throws IllegalArgumentException if {@code text} holds the model's image token
   * @throws ModelFormatException if the template makes no use of the images
   */
  public VlmPrompt build(List<ImageGrid> images, String text) {
    if (text.contains(imageText)) {
      throw new IllegalArgumentException(
          "A question cannot hold " + imageText + ", which stands for an image in the prompt");
    }
    String words = template.render(images.size(), text);
    int[] tokens = tokenizer.encode(words);
    long placeholders = Arrays.stream(tokens).filter(id -> id == imageToken).count();
    if (placeholders != images.size()) {
      throw new ModelFormatException(
          "%s: the chat template made %s image tokens (%s) for %s images; template, tokenizer and config.json have to be of one download"
              .formatted(place, placeholders, imageText, images.size()));
    }
    return expand(words, tokens, images);
  }

  private VlmPrompt expand(String words, int[] tokens, List<ImageGrid> images) {
    long size = tokens.length - images.size();
    for (ImageGrid image : images) {
      size += image.tokens();
    }
    int[] ids = new int[Math.toIntExact(size)];
    MRopePositions positions = new MRopePositions(ids.length);
    List<VlmPrompt.ImageSpan> spans = new ArrayList<>();
    for (int token : tokens) {
      int row = positions.size();
      if (token == imageToken) {
        ImageGrid grid = images.get(spans.size());
        spans.add(new VlmPrompt.ImageSpan(row, grid));
        positions.image(grid);
      } else {
        positions.text(1);
      }
      Arrays.fill(ids, row, positions.size(), token);
    }
    return new VlmPrompt(words, ids, positions, spans, words.stripTrailing().endsWith(THINK));
  }
}
