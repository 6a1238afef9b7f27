package org.glyphreader.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glyphreader.vlm.checkpoint.RopeConfig;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "128, 64, 128, 32", // as published
    "48, 24, 48, 16",
    "40, 20, 48, 16",
    "20, 10, 32, 8",
    "40, 40, 48, 24",
  })
  void sizes_are_rounded_up_to_what_attention_computes(
      int headDim, int rotaryDim, int width, int angles) {
    RopeConfig rope = new RopeConfig(1e4, rotaryDim, List.of(0, 0, rotaryDim / 2));
    TextConfig config =
        new TextConfig(1, 4 * headDim, 1, 1, 4, 2, headDim, 1_000, 1e-5, "silu", rope);

    assertThat(HeadLayout.of(config)).isEqualTo(new HeadLayout(width, angles));
  }
}
