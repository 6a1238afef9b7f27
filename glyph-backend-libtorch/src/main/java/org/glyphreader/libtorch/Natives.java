package org.glyphreader.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.QEngineVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.QEngine;
import org.glyphreader.BackendUnavailableException;

/** Loads LibTorch and says where it can compute. */
@SuppressWarnings("try") // scopes are closed, not used
final class Natives {

  /** Set by the user to take MKL in place of OpenBLAS; then threads are OpenMP's matter. */
  private static final String OTHER_BLAS = "org.bytedeco.openblas.load";

  private Natives() {}

  /**
   * Loads the natives and chooses a device.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:} and a number
   * @return {@code cpu} or {@code cuda:} and a number
   * @throws BackendUnavailableException if the natives do not load or there is no such device
   */
  static String choose(String device) {
    boolean cuda = load();
    if (device.equals("cpu") || device.equals("auto") && !cuda) {
      return "cpu";
    }
    if (!cuda) {
      throw new BackendUnavailableException(
          "The device is %s, but LibTorch finds no CUDA: it needs an NVIDIA GPU, its driver (libcuda), and the CUDA libraries (libcudart, libcublas, libcudnn) on the library path or the class path; or choose the device cpu"
              .formatted(device));
    }
    return device.contains(":") ? device : "cuda:0";
  }

  /** {@return whether LibTorch has FBGEMM here, which generates code for x86-64} */
  static boolean hasFbgemm() {
    QEngineVector engines = Context.supportedQEngines();
    for (long i = 0; i < engines.size(); i++) {
      if (engines.get(i).intern() == QEngine.FBGEMM) {
        return true;
      }
    }
    return false;
  }

  private static boolean load() {
    try {
      boolean cuda = torch.cuda_is_available();
      if (System.getProperty(OTHER_BLAS) == null) {
        // OpenBLAS' own threads and those of the lanes would wait for each other.
        try (PointerScope scope = new PointerScope()) {
          openblas_nolapack.blas_set_num_threads(1);
        }
      }
      return cuda;
    } catch (LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new BackendUnavailableException(
          "The natives of LibTorch do not load: %s; a library named there has to be installed or be added to the class path"
              .formatted(cause.getMessage()),
          e);
    }
  }
}
