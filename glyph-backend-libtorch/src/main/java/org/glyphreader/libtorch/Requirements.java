package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.spi.Probe;

/** What must be on the class path for LibTorch to run here. Loads no natives. */
final class Requirements {

  /** Where the release in use has natives for. */
  private static final Set<String> PLATFORMS =
      Set.of("linux-x86_64", "macosx-arm64", "macosx-x86_64", "windows-x86_64");

  private static final String ARTIFACT = "org.glyphreader:glyph-backend-libtorch";
  private static final String CUDA = ARTIFACT + "-cuda";

  private Requirements() {}

  /**
   * {@return whether natives are there for a device}
   *
   * @param device {@code auto}, {@code cpu} or {@code cuda:} and a number
   * @throws IllegalArgumentException if it is none of these
   */
  static Probe probe(String device) {
    checkName(device);
    String platform = Platform.name();
    List<String> missing = missing(platform);
    boolean gpu = gpuNatives(platform);
    if (!missing.isEmpty()) {
      return Probe.unavailable(
          "not on the class path: " + String.join(", ", missing),
          PLATFORMS.contains(platform)
              ? "add %s with its transitive dependencies, or these: %s"
                  .formatted(ARTIFACT, String.join(", ", missing))
              : "there are natives for %s only"
                  .formatted(String.join(", ", PLATFORMS.stream().sorted().toList())));
    }
    if (device.startsWith("cuda") && !gpu) {
      return Probe.unavailable(
          "the device is " + device + ", but only the CPU natives are on the class path",
          "add " + CUDA + ", or choose the device cpu");
    }
    return Probe.available(
        "LibTorch for " + platform + (gpu ? " with CUDA" : "") + " is on the class path");
  }

  /**
   * Checks what {@link #probe} does.
   *
   * @throws BackendUnavailableException if something is missing
   */
  static void check(String device) {
    Probe probe = probe(device);
    if (!probe.available()) {
      throw new BackendUnavailableException(
          "LibTorch cannot run: " + probe.reason() + "; " + probe.remedy());
    }
  }

  private static void checkName(String device) {
    if (!device.matches("auto|cpu|cuda(:\\d{1,2})?")) {
      throw new IllegalArgumentException(
          "The device must be auto, cpu, cuda or cuda: and a number, not \"" + device + "\"");
    }
  }

  private static List<String> missing(String platform) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("org/bytedeco/pytorch/Tensor.class", "org.bytedeco:pytorch");
    wanted.put("org/bytedeco/javacpp/Loader.class", "org.bytedeco:javacpp");
    wanted.put("org/bytedeco/openblas/global/openblas.class", "org.bytedeco:openblas");
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("pytorch", "jnitorch");
    libraries.put("openblas", "jniopenblas_nolapack");
    libraries.put("javacpp", "jnijavacpp");
    libraries.forEach(
        (artifact, library) -> {
          String file = "org/bytedeco/" + artifact + "/%s/" + Platform.file(library);
          if (!artifact.equals("pytorch") || !gpuNatives(platform)) {
            wanted.put(file.formatted(platform), "org.bytedeco:" + artifact + ":" + platform);
          }
        });
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (resource, artifact) -> {
          if (!isPresent(resource)) {
            missing.add(artifact);
          }
        });
    return missing;
  }

  private static boolean gpuNatives(String platform) {
    return isPresent("org/bytedeco/pytorch/" + platform + "-gpu/" + Platform.file("jnitorch"));
  }

  private static boolean isPresent(String resource) {
    return Requirements.class.getClassLoader().getResource(resource) != null;
  }
}
