package org.glyphreader.vlm.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.Glm4vTensors;
import org.glyphreader.vlm.testkit.SafetensorsFile.Tensor;

/**
 * A GLM-4.1V checkpoint with random weights, and with the tokenizer of {@link TinyCheckpoint}.
 *
 * @param name what is special about it
 * @param text JSON that replaces entries of the configuration's {@code text_config}
 * @param vision likewise of {@code vision_config}
 * @param tied whether the output layer is the embedding table
 * @param bfloat16 whether the weights are BF16, in several files; else F32, in one
 */
public record RandomCheckpoint(
    String name, String text, String vision, boolean tied, boolean bfloat16) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Shapes that differ from the published model's in what code may take for granted. */
  public static List<RandomCheckpoint> shapes() {
    return List.of(
        new RandomCheckpoint(
            "three key heads of width 40",
            """
            {"hidden_size": 240, "intermediate_size": 72, "num_attention_heads": 6,
             "num_key_value_heads": 3, "rms_norm_eps": 1e-6, "rope_parameters":
             {"rope_type": "default", "rope_theta": 500000, "partial_rotary_factor": 0.5,
              "mrope_section": [2, 4, 4]}}""",
            """
            {"hidden_size": 60, "num_heads": 5, "intermediate_size": 50, "out_hidden_size": 240,
             "depth": 2, "image_size": 224, "rms_norm_eps": 1e-6}""",
            false,
            false),
        new RandomCheckpoint(
            "tied embeddings, one key head of width 48, biases, BF16",
            """
            {"hidden_size": 192, "intermediate_size": 130, "num_attention_heads": 4,
             "num_key_value_heads": 1, "num_hidden_layers": 4, "rope_parameters":
             {"rope_type": "default", "rope_theta": 10000, "partial_rotary_factor": 0.5,
              "mrope_section": [4, 4, 4]}}""",
            """
            {"hidden_size": 80, "num_heads": 2, "intermediate_size": 99, "out_hidden_size": 192,
             "attention_bias": true, "image_size": 448}""",
            true,
            true),
        new RandomCheckpoint(
            "one layer, all dimensions rotated, a key head for each head",
            """
            {"hidden_size": 96, "intermediate_size": 33, "num_attention_heads": 3,
             "num_key_value_heads": 3, "num_hidden_layers": 1, "rope_parameters":
             {"rope_type": "default", "rope_theta": 10000, "partial_rotary_factor": 1.0,
              "mrope_section": [4, 6, 6]}}""",
            """
            {"hidden_size": 20, "num_heads": 1, "intermediate_size": 44, "out_hidden_size": 96,
             "depth": 1}""",
            false,
            false));
  }

  /** Writes it into a new folder. */
  public Path writeTo(Path folder) {
    TinyCheckpoint.copyTo(folder);
    Path config = folder.resolve("config.json");
    try {
      ObjectNode root = (ObjectNode) MAPPER.readTree(config.toFile());
      ((ObjectNode) root.get("text_config")).setAll((ObjectNode) MAPPER.readTree(text));
      ((ObjectNode) root.get("vision_config")).setAll((ObjectNode) MAPPER.readTree(vision));
      root.put("tie_word_embeddings", tied);
      Files.writeString(config, root.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Random random = new Random(1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Glm4vTensors.of(Checkpoint.open(folder).config())
        .shapes()
        .forEach((tensor, shape) -> tensors.put(tensor, random(random, shape)));
    SafetensorsFile.write(folder.resolve("model.safetensors"), tensors);
    if (bfloat16) {
      SafetensorsFile.shard(folder, 3);
    }
    return folder;
  }

  /** Vectors are about 1, as weights of norms are; products with matrices keep the size. */
  private Tensor random(Random random, List<Long> shape) {
    int elements = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    boolean vector = shape.size() == 1;
    double scale = vector ? 0.2 : Math.sqrt((double) shape.get(0) / elements);
    ByteBuffer data = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      data.putFloat((float) (scale * random.nextGaussian() + (vector ? 1 : 0)));
    }
    Tensor tensor = new Tensor("F32", shape, data.array());
    return bfloat16 ? tensor.toBf16() : tensor;
  }

  @Override
  public String toString() {
    return name;
  }
}
