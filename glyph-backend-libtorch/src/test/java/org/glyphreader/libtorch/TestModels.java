package org.glyphreader.libtorch;

import java.nio.file.Path;
import org.glyphreader.vlm.checkpoint.Checkpoint;

/** Loads networks without the rest of a backend. */
final class TestModels {

  private TestModels() {}

  static Glm4vModel load(Path folder, Precision precision, int threads) {
    return load(folder, precision, Placement.COPIED, threads);
  }

  static Glm4vModel load(Path folder, Precision precision, Placement placement, int threads) {
    String device = Natives.choose("cpu");
    Checkpoint checkpoint = Checkpoint.open(folder);
    return new Glm4vModel(
        checkpoint.config(), checkpoint.tensors(), precision, placement, device, threads);
  }
}
