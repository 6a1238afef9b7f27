package org.glyphreader.cli;

import java.nio.file.Path;
import org.glyphreader.GlyphEngine;
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
    if (textLayer != null) {
      builder.option("text-layer", textLayer.name());
    }
    return builder;
  }
}
