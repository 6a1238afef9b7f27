package org.glyphreader.vlm.reference;

import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.Glm4vTensors;
import org.glyphreader.vlm.checkpoint.TensorFiles;

/** The tensors of a GLM-4.1V checkpoint. */
final class Weights {

  private final TensorFiles files;
  private final Glm4vTensors names;

  Weights(Checkpoint checkpoint) {
    files = checkpoint.tensors();
    names = Glm4vTensors.of(checkpoint.config(), files);
    files.compare(names.shapes()).requireComplete();
  }

  Glm4vTensors names() {
    return names;
  }

  float[] get(String name) {
    return files.floats(name);
  }

  Linear linear(String name, int in, int out) {
    String bias = name + ".bias";
    return Linear.of(
        files.floats(name + ".weight"), files.find(bias).isPresent() ? get(bias) : null, in, out);
  }
}
