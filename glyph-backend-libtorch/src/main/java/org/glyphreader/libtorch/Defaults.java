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
    boolean halves = files.all().values().stream().anyMatch(tensor -> tensor.dtype() != DType.F32);
    if (!device.equals("cpu")) {
      return halves ? Precision.BFLOAT16 : Precision.FLOAT32;
    }
    for (Precision precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
      if (fits(files, precision)) {
        return precision;
      }
    }
    return Precision.INT8;
  }

  /** {@return copied where memory of the CPU holds that: a token then takes a fifth less time} */
  static Placement placement(TensorFiles files, Precision precision, String device) {
    return device.equals("cpu") && fits(files, precision) ? Placement.COPIED : Placement.MAPPED;
  }

  private static boolean fits(TensorFiles files, Precision precision) {
    long elements = files.all().values().stream().mapToLong(TensorInfo::elements).sum();
    return elements * precision.bytes() <= SHARE_OF_MEMORY * Pointer.totalPhysicalBytes();
  }
}
