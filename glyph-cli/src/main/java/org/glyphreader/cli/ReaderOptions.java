package org.glyphreader.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.GlyphEngine;
import org.glyphreader.spi.BackendSettings;
import picocli.CommandLine.Option;

/** The options that say what reads the pages. */
final class ReaderOptions {

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What reads the pages; 'glyph backends' lists them.")
  String backend;

  @Option(names = "--model", paramLabel = "DIR", description = "The model's folder.")
  Path model;

  @Option(
      names = "--dtype",
      paramLabel = "float32|bfloat16|int8",
      description = "What the model's weights are kept as; not every backend has a choice.")
  String dtype;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto (the default), cpu, or cuda: and a number.")
  String device;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "An option of the backend, for example threads=4; repeatable.")
  Map<String, String> options = Map.of();

  /** Whether text layers may be used to find the lines to look at. */
  enum TextLayer {
    locate,
    ignore
  }

  @Option(
      names = "--text-layer",
      paramLabel = "locate|ignore",
      description =
          "Whether a page's text layer may choose the lines that are then read from the pixels"
              + " (locate, the default of the embedded reader), or every page is recognised first.")
  TextLayer textLayer;

  GlyphEngine.Builder applyTo(GlyphEngine.Builder builder) {
    if (backend != null) {
      builder.backend(backend);
    }
    if (model != null) {
      builder.model(model);
    }
    if (dtype != null) {
      builder.dtype(dtype);
    }
    if (device != null) {
      builder.device(device);
    }
    options.forEach(builder::option);
    if (textLayer != null) {
      builder.option("text-layer", textLayer.name());
    }
    return builder;
  }

  /** The backend's name, if one is named here or by the property {@code glyph.backend}. */
  Optional<String> backendName() {
    return Optional.ofNullable(backend != null ? backend : System.getProperty("glyph.backend"));
  }

  BackendSettings settings() {
    return new BackendSettings(
        Optional.ofNullable(model),
        device == null ? BackendSettings.DEFAULT.device() : device,
        Optional.ofNullable(dtype),
        options);
  }
}
