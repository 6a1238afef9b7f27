package org.glyphreader.bench.stats;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a figure was measured on.
 *
 * @param glyph this library's version
 * @param java the JVM
 * @param os the operating system
 * @param cpu the processor's name
 * @param cores how many cores the JVM may use
 * @param memoryBytes the machine's memory; 0 if not known
 * @param libraries versions of the native libraries on the class path
 */
public record Environment(
    String glyph,
    String java,
    String os,
    String cpu,
    int cores,
    long memoryBytes,
    Map<String, String> libraries) {

  private static final Pattern LIBRARY =
      Pattern.compile("(onnxruntime|pytorch|openblas|mkl|jmh-core)-(\\d[\\w.-]*?)\\.jar");

  /** {@return this machine} */
  public static Environment here() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return new Environment(
        version == null ? "unpackaged" : version,
        systemProperty("java.vm.name") + " " + systemProperty("java.vm.version"),
        systemProperty("os.name")
            + " "
            + systemProperty("os.version")
            + " "
            + systemProperty("os.arch"),
        line(Path.of("/proc/cpuinfo"), "model name").orElse(systemProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        line(Path.of("/proc/meminfo"), "MemTotal")
            .map(kib -> Long.parseLong(kib.replaceAll("\\D", "")) << 10)
            .orElse(0L),
        nativeLibraries());
  }

  private static Map<String, String> nativeLibraries() {
    Map<String, String> versions = new TreeMap<>();
    for (String entry : systemProperty("java.class.path").split(File.pathSeparator)) {
      Matcher matcher = LIBRARY.matcher(new File(entry).getName());
      if (matcher.matches() && Character.isDigit(matcher.group(2).charAt(0))) {
        versions.merge(
            matcher.group(1), matcher.group(2), (a, b) -> a.length() <= b.length() ? a : b);
      }
    }
    return versions;
  }

  private static String systemProperty(String key) {
    return System.getProperty(key, "");
  }

  private static Optional<String> line(Path file, String key) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
