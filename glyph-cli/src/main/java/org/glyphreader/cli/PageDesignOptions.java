package org.glyphreader.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say how pages are drawn. */
final class PageDesignOptions {

  /** A preset or a configuration file. */
  static final class Base {
    @Option(
        names = "--preset",
        paramLabel = "NAME",
        description = "Page design; 'glyph presets' lists them.")
    String preset;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Page design from a JSON file with the reference implementation's keys.")
    Path config;
  }

  @ArgGroup Base base = new Base();

  @Option(
      names = "--font",
      paramLabel = "FILE",
      description = "Font to draw with (TrueType or OpenType).")
  Path font;

  @Option(names = "--dpi", paramLabel = "N", description = "Resolution in px per inch.")
  Integer dpi;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one key of the page design, for example pdf-mode=reflow; repeatable.")
  Map<String, String> changes = new LinkedHashMap<>();

  @Option(
      names = "--fit",
      paramLabel = "N",
      description =
          "Most visual tokens the pages may cost: falling DPIs are tried, then the preset dense;"
              + " stderr and JSON tell which was taken.")
  Long fit;

  /** Tells what was taken for {@code --fit}, if it was given. */
  void reportFit(CompressedDocument document, PrintWriter err) {
    if (fit != null) {
      err.printf(
          "fit: %s at %d dpi, %d of at most %d visual tokens%n",
          document.preset().map(name -> "preset " + name).orElse("the given design"),
          document.config().dpi(),
          visualTokens(document),
          fit);
      err.flush();
    }
  }

  /** Adds to {@code json} what was taken for {@code --fit}, if it was given. */
  Map<String, Object> withFit(Map<String, Object> json, CompressedDocument document) {
    if (fit != null) {
      Map<String, Object> taken = new LinkedHashMap<>();
      taken.put("maxVisualTokens", fit);
      taken.put("visualTokens", visualTokens(document));
      taken.put("preset", document.preset().orElse(null));
      taken.put("dpi", document.config().dpi());
      json.put("fit", taken);
    }
    return json;
  }

  private static long visualTokens(CompressedDocument document) {
    return document.pages().stream().mapToLong(Page::visualTokens).sum();
  }

  GlyphEngine.Builder applyTo(GlyphEngine.Builder builder) {
    if (base.preset != null) {
      builder.preset(base.preset);
    }
    if (base.config != null) {
      builder.config(RenderConfig.load(base.config));
    }
    changes.forEach((key, value) -> RenderConfig.builder().set(key, value));
    builder.adjust(this::change);
    if (font != null) {
      String path = font.toAbsolutePath().toString();
      builder.adjust(config -> config.toBuilder().fontPath(path).build());
    }
    if (dpi != null) {
      RenderConfig.builder().dpi(dpi);
      builder.adjust(config -> config.toBuilder().dpi(dpi).build());
    }
    if (fit != null) {
      builder.fit(fit);
    }
    return builder;
  }

  private RenderConfig change(RenderConfig config) {
    RenderConfig.Builder changed = config.toBuilder();
    changes.forEach(changed::set);
    return changed.build();
  }
}
