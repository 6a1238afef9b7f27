package org.glyphreader.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glyphreader.GlyphEngine;
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
    return builder;
  }

  private RenderConfig change(RenderConfig config) {
    RenderConfig.Builder changed = config.toBuilder();
    changes.forEach(changed::set);
    return changed.build();
  }
}
