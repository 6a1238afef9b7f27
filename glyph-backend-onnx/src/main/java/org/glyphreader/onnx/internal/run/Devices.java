package org.glyphreader.onnx.internal.run;

import java.util.Optional;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.onnxruntime.OrtNatives;
import org.glyphreader.spi.Probe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can compute here. */
public final class Devices {

  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private Devices() {}

  /**
   * {@return whether a device can be used, judged by the class path; loads no natives}
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:} and a number
   */
  public static Probe probe(String device) {
    String platform = OrtNatives.platform();
    if (!OrtNatives.onClassPath()) {
      return Probe.unavailable(
          "ONNX Runtime's natives for " + platform + " are not on the class path",
          "add org.bytedeco:onnxruntime-platform, or org.bytedeco:onnxruntime and"
              + " org.bytedeco:javacpp with the classifier "
              + platform);
    }
    Optional<ExecutionProvider> provider;
    try {
      provider = parse(device);
    } catch (IllegalArgumentException e) {
      return Probe.unavailable("There is no device \"" + device + "\"", "use auto, cpu, or cuda:0");
    }
    if (provider.filter(p -> p.name().equals("cuda")).isPresent()
        && !OrtNatives.cudaOnClassPath()) {
      return Probe.unavailable(
          "ONNX Runtime's natives with CUDA are not on the class path",
          "depend on org.glyphreader:glyph-backend-onnx-cuda instead of glyph-backend-onnx");
    }
    return Probe.available("ONNX Runtime for " + platform + " is on the class path");
  }

  private static Optional<ExecutionProvider> parse(String device) {
    return device.equals("auto") ? Optional.empty() : Optional.of(ExecutionProvider.of(device));
  }

  /**
   * {@return what computes} With {@code auto}, the first CUDA device if it can be used.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:} and a number
   * @throws BackendUnavailableException if the device cannot be used, with reason and remedy
   */
  public static ExecutionProvider choose(String device) {
    Optional<ExecutionProvider> wanted = parse(device);
    if (wanted.isPresent()) {
      wanted
          .get()
          .unavailable()
          .ifPresent(
              reason -> {
                throw new BackendUnavailableException(reason + "; or use the device cpu");
              });
      return wanted.get();
    }
    if (OrtNatives.cudaOnClassPath()) {
      ExecutionProvider first = ExecutionProvider.cuda(0);
      Optional<String> reason = first.unavailable();
      if (reason.isEmpty()) {
        return first;
      }
      LOG.warn("The device is cpu, since cuda:0 cannot be used: {}", reason.get());
    }
    return ExecutionProvider.CPU;
  }
}
