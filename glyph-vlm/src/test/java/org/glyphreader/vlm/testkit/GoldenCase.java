package org.glyphreader.vlm.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Pixels;

/** What Hugging Face transformers made of one question. */
public final class GoldenCase {

  private final String name;
  private final JsonNode expected;
  private final GoldenTensors tensors;

  GoldenCase(String name, JsonNode expected, GoldenTensors tensors) {
    this.name = name;
    this.expected = expected;
    this.tensors = tensors;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The question. */
  public String question() {
    return expected.get("question").textValue();
  }

  /** The pages. */
  public List<Pixels> images() {
    List<Pixels> images = new ArrayList<>();
    expected.get("images").forEach(file -> images.add(TinyCheckpoint.page(file.textValue())));
    return images;
  }

  /** The prompt, with one image token for each page. */
  public String prompt() {
    return expected.get("prompt").textValue();
  }

  /** The generated tokens as text. */
  public String generatedText() {
    return expected.get("generated_text").textValue();
  }

  /** How many of the prompt's tokens are visual. */
  public int visualTokens() {
    return expected.get("visual_tokens").intValue();
  }

  /** The prompt's tokens. */
  public int[] ids() {
    return tensors.integers(name + ".input_ids");
  }

  /** Rotary positions of the prompt: all temporal ones, then the vertical, then the horizontal. */
  public int[] positions() {
    return tensors.integers(name + ".position_ids");
  }

  /** The greedy answer. */
  public int[] generatedIds() {
    return tensors.integers(name + ".generated_ids");
  }

  /** Every 37th patch of all pages, with each channel's two frames. */
  public float[][] every37thPatch() {
    return tensors.floats(name + ".pixel_values_every_37th_patch");
  }

  /** Rows of all pages. */
  public float[][] imageFeatures() {
    return tensors.floats(name + ".image_features");
  }

  /** The last prompt token's hidden state: embedded, after each layer, after the last norm. */
  public float[] lastHidden(int layer) {
    return tensors.floats(name + ".last_token_hidden." + layer)[0];
  }

  /** Logits of the prompt's last token. */
  public float[] lastLogits() {
    return tensors.floats(name + ".logits_last")[0];
  }

  /** Logits of the prompt's tokens 0, 97, 194 and so on. */
  public float[][] every97thLogits() {
    return tensors.floats(name + ".logits_every_97th");
  }

  /** The logits from which each token of the answer was chosen. */
  public float[][] generatedLogits() {
    return tensors.floats(name + ".generated_logits");
  }

  @Override
  public String toString() {
    return name;
  }
}
