package org.glyphreader.testkit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.spi.BackendProvider;

/** A class path of folders, each with a freshly compiled provider and its services file. */
public final class Jars {

  private final Path root;
  private final List<Path> folders = new ArrayList<>();

  public Jars(Path root) {
    this.root = root;
  }

  /** A backend in a folder of its own, which is returned. */
  public Path backend(String type, String name, int priority, boolean available, boolean supports) {
    String probe =
        available
            ? "return Probe.available(\"all is there\")"
            : "return Probe.unavailable(\"natives are missing\", \"add the natives\")";
    return backend(type, name, priority, probe, supports);
  }

  /** A backend whose probe has that body. */
  public Path backend(String type, String name, int priority, String probe, boolean supports) {
    return compile(type, name, priority, probe, supports, "", "");
  }

  /** A provider whose constructor has that body, with another class beside it. */
  public Path provider(String type, String constructor, String other) {
    return compile(type, type, 1, "return Probe.available(\"\")", false, constructor, other);
  }

  private Path compile(
      String type,
      String name,
      int priority,
      String probe,
      boolean supports,
      String constructor,
      String other) {
    String source =
        """
        import java.nio.file.Path;
        import java.util.Optional;
        import org.glyphreader.spi.*;

        public class %s implements BackendProvider {
          public %s() { %s }
          public String name() { return "%s"; }
          public int priority() { return %d; }
          public boolean supports(Path model) { return %b; }
          public Optional<ModelDescription> describe(Optional<Path> model) {
            return Optional.empty();
          }
          public Probe probe(BackendSettings settings) { %s; }
          public Backend open(BackendSettings settings) { throw new IllegalStateException(); }
        }
        %s
        """
            .formatted(type, type, constructor, name, priority, supports, probe, other);
    Path folder = root.resolve("jar-" + type);
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve(type + ".java"), source);
      javac("-d", folder.toString(), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new TestServices(folder).add(BackendProvider.class, type);
    folders.add(folder);
    return folder;
  }

  /** Compiles against the class path of the tests. */
  public static void javac(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
    all.addAll(List.of(arguments));
    StringWriter errors = new StringWriter();
    int code =
        java.util.spi.ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new java.io.PrintWriter(errors),
                new java.io.PrintWriter(errors),
                all.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(errors.toString());
    }
  }

  /** More services files, in a folder of that name before all others. */
  public TestServices services(String name) {
    Path folder = root.resolve(name);
    if (!folders.contains(folder)) {
      folders.add(0, folder);
    }
    return new TestServices(folder);
  }

  public static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ClassLoader loader() {
    URL[] urls =
        folders.stream()
            .map(
                folder -> {
                  try {
                    return folder.toUri().toURL();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toArray(URL[]::new);
    return new URLClassLoader(urls, Jars.class.getClassLoader());
  }
}
