package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {

  @TempDir Path folder;

  @Test
  void the_option_names_one_or_is_left_to_the_backend() {
    assertThat(Placement.of(Map.of())).isEmpty();
    assertThat(Placement.of(Map.of("weights", "mapped"))).contains(Placement.MAPPED);
    assertThat(Placement.of(Map.of("weights", "copied"))).contains(Placement.COPIED);
    assertThatThrownBy(() -> Placement.of(Map.of("weights", "MAPPED")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The option weights is \"MAPPED\"; it has to be mapped or copied");
  }

  @Test
  void weights_are_copied_where_memory_holds_them_and_never_before_a_gpu() {
    TensorFiles files = TensorFiles.open(TinyCheckpoint.copyTo(folder.resolve("tiny")));
    assertThat(Defaults.placement(files, Precision.FLOAT32, "cpu")).isEqualTo(Placement.COPIED);
    assertThat(Defaults.placement(files, Precision.FLOAT32, "cuda:0")).isEqualTo(Placement.MAPPED);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void copied_weights_need_the_files_no_more(Precision precision) throws IOException {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    try (Glm4vModel model = TestModels.load(checkpoint, precision, 2)) {
      float[] before = logits(model);
      for (Path file : TensorFiles.open(checkpoint).files()) {
        Files.write(file, new byte[Math.toIntExact(Files.size(file))]);
      }
      assertThat(logits(model)).containsExactly(before);
    }
  }

  private static float[] logits(Glm4vModel model) {
    try (KvCache cache = model.newCache()) {
      int[] positions = {0, 0, 0};
      return model.forward(cache, new TokenBatch(new int[] {5}, positions, List.of()), true);
    }
  }
}
