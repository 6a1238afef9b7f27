package org.glyphreader.onnxruntime;

import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.onnxruntime.OrtCUDAProviderOptions;
import org.bytedeco.onnxruntime.SessionOptions;
import org.bytedeco.onnxruntime.global.onnxruntime;

/**
 * What computes: the CPU, or a CUDA device.
 *
 * @param name {@code cpu} or {@code cuda}
 * @param device the number of the device, 0 for the CPU
 */
public record ExecutionProvider(String name, int device) {

  /** The processor; always there. */
  public static final ExecutionProvider CPU = new ExecutionProvider("cpu", 0);

  private static final String CUDA_LIBRARY = "onnxruntime_providers_cuda";

  /**
   * Checks the name and the number.
   *
   * @param name {@code cpu} or {@code cuda}
   * @param device the number of the device, 0 for the CPU
   */
  public ExecutionProvider {
    Objects.requireNonNull(name, "name");
    if (!name.equals("cpu") && !name.equals("cuda")) {
      throw new IllegalArgumentException(
          "Unknown execution provider \"" + name + "\", expected cpu, cuda or cuda:<device>");
    }
    if (device < 0 || name.equals("cpu") && device > 0) {
      throw new IllegalArgumentException("No device " + device + " of provider " + name);
    }
  }

  /**
   * A CUDA device.
   *
   * @param device its number, from 0
   * @return the provider that computes on it
   */
  public static ExecutionProvider cuda(int device) {
    return new ExecutionProvider("cuda", device);
  }

  /**
   * The provider written as {@code cpu}, {@code cuda} or {@code cuda:1}.
   *
   * @param text upper or lower case
   * @return the provider, not probed yet
   * @throws IllegalArgumentException if it is written otherwise
   */
  public static ExecutionProvider of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.matches("cuda:[0-9]{1,4}")) {
      return cuda(Integer.parseInt(lower.substring(5)));
    }
    return new ExecutionProvider(lower, 0);
  }

  /**
   * Probes this provider by loading the native library and, for CUDA, the provider: the list ONNX
   * Runtime keeps names CUDA even where it cannot run.
   *
   * @return why it cannot be used here, with the remedy; empty if it can
   */
  public Optional<String> unavailable() {
    try {
      Native.call(
          "Could not use " + this,
          () -> {
            appendTo(new SessionOptions());
            return this;
          });
      return Optional.empty();
    } catch (OnnxRuntimeException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** ONNX Runtime's name for the memory it computes in. */
  String memoryName() {
    return name.equals("cpu") ? "Cpu" : "Cuda";
  }

  /** Adds this provider to {@code options}; call it inside {@link Native#call}. */
  void appendTo(SessionOptions options) {
    if (name.equals("cpu")) {
      return;
    }
    try {
      OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions();
      cuda.device_id(device);
      options.AppendExecutionProvider_CUDA(cuda);
    } catch (RuntimeException e) {
      throw new OnnxRuntimeException(
          "CUDA cannot be used: " + e.getMessage() + ". " + missingForCuda(), e);
    }
  }

  private static String missingForCuda() {
    String platform = Loader.getPlatform();
    String file = System.mapLibraryName(CUDA_LIBRARY);
    URL library =
        onnxruntime.class.getResource("/org/bytedeco/onnxruntime/" + platform + "-gpu/" + file);
    if (library == null) {
      return "The class path has no "
          + file
          + ": add org.bytedeco:onnxruntime with classifier "
          + platform
          + "-gpu";
    }
    try {
      System.load(Loader.cacheResource(library).getAbsolutePath());
      return "All its libraries load, so look at the driver and the device number";
    } catch (LinkageError | java.io.IOException e) {
      return "Its library does not load: " + e.getMessage();
    }
  }

  /** Like {@code cpu} or {@code cuda:0}. */
  @Override
  public String toString() {
    return name.equals("cpu") ? name : name + ":" + device;
  }
}
