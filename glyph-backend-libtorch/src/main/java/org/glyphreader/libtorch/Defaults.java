package org.glyphreader.libtorch;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.glyphreader.vlm.checkpoint.DType;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/** What holds where the user sets nothing. */
final class Defaults {

  private static final double SHARE_OF_MEMORY = 0.8;

  private Defaults() {}

  /** {@return the checkpoint's own on a GPU; on the CPU the largest that fits} */
  static Precision precision(TensorFiles files, String device) {
    long elements = files.all().values().stream().mapToLong(TensorInfo::elements).sum();
    boolean halves = files.all().values().stream().anyMatch(tensor -> tensor.dtype() != DType.F32);
    if (!device.equals("cpu")) {
      return halves ? Precision.BFLOAT16 : Precision.FLOAT32;
    }
    double memory = SHARE_OF_MEMORY * Pointer.totalPhysicalBytes();
    for (Precision precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
      if (elements * precision.bytes() <= memory) {
        return precision;
      }
    }
    return Precision.INT8;
  }
}
