package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.glyphreader.internal.Services;
import org.glyphreader.testkit.Jars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Use as a Java module: what is exported, and that providers of other modules are found. */
class ModulePathTest {

  @TempDir Path folder;

  @Test
  void aModuleMayProvideABackendAndAskForIt() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/probe"));
    Files.writeString(
        sources.getParent().resolve("module-info.java"),
        """
        module probe {
          requires org.glyphreader.api;
          exports probe;
          provides org.glyphreader.spi.BackendProvider with probe.Modular;
        }
        """);
    Files.writeString(
        sources.resolve("Modular.java"),
        """
        package probe;

        import java.nio.file.Path;
        import java.util.Optional;
        import org.glyphreader.GlyphEngine;
        import org.glyphreader.spi.*;

        public class Modular implements BackendProvider, java.util.function.Supplier<String> {
          public String name() { return "modular"; }
          public int priority() { return 1; }
          public Optional<ModelDescription> describe(Optional<Path> model) {
            return Optional.empty();
          }
          public Probe probe(BackendSettings settings) { return Probe.available("modules work"); }
          public Backend open(BackendSettings settings) { throw new IllegalStateException(); }
          public String get() {
            GlyphEngine.builder().backend("modular").build().close();
            return GlyphEngine.backends().toString();
          }
        }
        """);
    Path api = Path.of(Services.location(GlyphEngine.class));
    Path slf4j = Path.of(Services.location(Logger.class));
    Path compiled = folder.resolve("probe");
    Jars.javac(
        "--module-path",
        api + java.io.File.pathSeparator + slf4j,
        "-d",
        compiled.toString(),
        sources.getParent().resolve("module-info.java").toString(),
        sources.resolve("Modular.java").toString());

    Configuration modules =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(api, slf4j, compiled), ModuleFinder.of(), Set.of("probe"));
    ClassLoader loader =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader())
            .findLoader("probe");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Supplier<?> probe =
          (Supplier<?>) loader.loadClass("probe.Modular").getDeclaredConstructor().newInstance();
      assertThat(probe.get().toString())
          .contains("name=modular", "location=" + compiled, "reason=modules work");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void onlyApiAndSpiAreExported() {
    assertThat(
            ModuleFinder.of(Path.of(Services.location(GlyphEngine.class)))
                .find("org.glyphreader.api")
                .orElseThrow()
                .descriptor()
                .exports())
        .extracting(export -> export.source())
        .containsExactlyInAnyOrderElementsOf(List.of("org.glyphreader", "org.glyphreader.spi"));
  }
}
