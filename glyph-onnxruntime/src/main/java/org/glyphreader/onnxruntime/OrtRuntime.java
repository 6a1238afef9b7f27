package org.glyphreader.onnxruntime;

import org.bytedeco.onnxruntime.Env;
import org.bytedeco.onnxruntime.MemoryInfo;
import org.bytedeco.onnxruntime.OrtMemoryInfo;
import org.bytedeco.onnxruntime.global.onnxruntime;

/**
 * The ONNX Runtime of this process. There is one environment for all sessions; it is created by the
 * first and lives as long as the process. It is silent: what fails is thrown, not printed.
 */
public final class OrtRuntime {

  private OrtRuntime() {}

  /**
   * The version of the native library.
   *
   * @return like {@code 1.24.1}
   * @throws OnnxRuntimeException if the native library cannot be loaded
   */
  public static String version() {
    return Native.call(
        "Could not ask ONNX Runtime for its version",
        () -> onnxruntime.GetVersionString().getString());
  }

  /** The environment; call it inside {@link Native#call}. */
  static Env env() {
    return Holder.ENV;
  }

  /** Names the memory of the CPU; call it inside {@link Native#call}. */
  static OrtMemoryInfo cpuMemory() {
    return MemoryInfo.CreateCpu(onnxruntime.OrtArenaAllocator, onnxruntime.OrtMemTypeDefault)
        .asOrtMemoryInfo();
  }

  private static final class Holder {
    private static final Env ENV =
        new Env(
            new Cell(new Env(onnxruntime.ORT_LOGGING_LEVEL_FATAL, "glyph").release()).pointer());
  }
}
