package org.glyphreader.vlm.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.Pixels;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pixel values of the reference processors. {@code preprocessing.json} holds, for images made
 * by {@link #pattern}, every n-th byte that {@code Glm4vImageProcessorPil} and {@code
 * Qwen2VLImageProcessorPil} (transformers 5.18, Pillow) give one frame.
 */
class PreprocessingParityTest {

  private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
  private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};

  private static Pixels pattern(int width, int height, int channels) {
    byte[] data = new byte[width * height * channels];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          data[to++] = (byte) (x * 7 + y * 13 + c * 29 + x * y % 251);
        }
      }
    }
    return Pixels.wrap(width, height, channels, data);
  }

  /** The value of a place in a patch image, before normalisation, 0..255. */
  private static double level(PatchImage image, int at) {
    int channel = at / (image.patchSize() * image.patchSize()) % image.channels();
    return (image.values()[at] * DEVIATION[channel] + MEAN[channel]) * 255;
  }

  @Test
  void every_size_and_family_gives_the_bytes_of_the_reference(@TempDir Path folder)
      throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Path tiny = TinyCheckpoint.copyTo(folder);
    JsonNode config = mapper.readTree(Files.readString(tiny.resolve("config.json")));
    try (InputStream in = getClass().getResourceAsStream("preprocessing.json")) {
      for (JsonNode expected : mapper.readTree(in)) {
        ObjectNode variant = config.deepCopy();
        variant.put("model_type", expected.get("family").textValue());
        Files.writeString(tiny.resolve("config.json"), variant.toString());
        ObjectNode limits = mapper.createObjectNode();
        limits
            .putObject("size")
            .put("shortest_edge", expected.get("min").intValue())
            .put("longest_edge", expected.get("max").intValue());
        Files.writeString(tiny.resolve("preprocessor_config.json"), limits.toString());
        Pixels page =
            pattern(
                expected.get("width").intValue(),
                expected.get("height").intValue(),
                expected.get("channels").intValue());

        PatchImage image = ImagePreprocessor.of(Checkpoint.open(tiny)).prepare(page);

        assertThat(image.gridHeight()).isEqualTo(expected.get("gridHeight").intValue());
        assertThat(image.gridWidth()).isEqualTo(expected.get("gridWidth").intValue());
        int at = 0;
        for (JsonNode value : expected.get("bytes")) {
          assertThat(level(image, at))
              .as("%s: value %s", expected, at)
              .isBetween(value.intValue() - 1.01, value.intValue() + 1.01);
          at += expected.get("step").intValue();
        }
        assertThat(at).isBetween(image.values().length, image.values().length + at);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "three"})
  void pages_give_the_golden_patches(String name, @TempDir Path folder) {
    GoldenCase golden = TinyCheckpoint.golden(name);
    ImagePreprocessor preprocessor =
        ImagePreprocessor.of(Checkpoint.open(TinyCheckpoint.copyTo(folder)));
    float[][] expected = golden.every37thPatch();
    int patch = 0;
    int seen = 0;
    for (Pixels page : golden.images()) {
      PatchImage image = preprocessor.prepare(page);
      int area = image.patchSize() * image.patchSize();
      for (int i = 0; i < image.patches(); i++, patch++) {
        if (patch % 37 == 0) {
          for (int c = 0; c < 3; c++) {
            for (int p = 0; p < area; p++) {
              float actual = image.values()[i * image.patchLength() + c * area + p];
              double difference = actual - expected[seen][2 * c * area + p];
              assertThat(Math.abs(difference) * DEVIATION[c]).isLessThan(1.001 / 255);
            }
          }
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(expected.length);
  }

  @Test
  void a_grey_page_gives_what_the_same_page_in_colour_gives(@TempDir Path folder) {
    ImagePreprocessor preprocessor =
        ImagePreprocessor.of(Checkpoint.open(TinyCheckpoint.copyTo(folder)));
    Pixels grey = pattern(211, 99, 1);
    byte[] rgb = new byte[211 * 99 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = grey.bytes().get(i / 3);
    }

    assertThat(preprocessor.prepare(grey).values())
        .isEqualTo(preprocessor.prepare(Pixels.wrap(211, 99, 3, rgb)).values());
  }
}
