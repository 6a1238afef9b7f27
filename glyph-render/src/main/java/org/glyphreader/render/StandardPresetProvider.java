package org.glyphreader.render;

import java.util.List;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.RenderPreset;
import org.glyphreader.SourceTraits;
import org.glyphreader.spi.RenderPresetProvider;

/**
 * Brings the presets {@code glyph-en}, {@code glyph-zh}, {@code document}, {@code webpage} and
 * {@code code}. Stateless, safe for use by several threads.
 */
public final class StandardPresetProvider implements RenderPresetProvider {

  private static final String VISIBLE_NEWLINE = "<font color=\"#FF0000\"> \\n </font>";

  private static final RenderConfig PUBLISHED =
      RenderConfig.builder()
          .pageSize(new PageSize(595, 842))
          .dpi(72)
          .marginX(10)
          .marginY(10)
          .fontPath("builtin:dejavu-sans")
          .fontSize(9)
          .lineHeight(10)
          .alignment(Alignment.LEFT)
          .autoCropWidth(true)
          .autoCropLastPage(true)
          .newlineMarkup(VISIBLE_NEWLINE)
          .build();

  private static final RenderConfig CHINESE =
      PUBLISHED.toBuilder().fontPath("builtin:noto-sans-sc").build();

  private static final RenderConfig CODE =
      PUBLISHED.toBuilder()
          .dpi(80)
          .fontPath("builtin:dejavu-sans-mono")
          .fontSize(8.5)
          .newlineMarkup("<br/>")
          .build();

  private static final RenderConfig DOCUMENT = PUBLISHED.toBuilder().newlineMarkup("<br/>").build();

  private static final RenderConfig CHINESE_DOCUMENT =
      DOCUMENT.toBuilder().fontPath("builtin:noto-sans-sc").build();

  /** Called by {@link java.util.ServiceLoader}. */
  public StandardPresetProvider() {}

  @Override
  public List<RenderPreset> presets() {
    return List.of(
        RenderPreset.of(
            "glyph-en",
            "The published best design for alphabetic text, DejaVu Sans in Verdana's place",
            traits -> PUBLISHED),
        RenderPreset.of(
            "glyph-zh",
            "The published best design for Chinese text, Noto Sans SC in Source Han Sans's place",
            traits -> CHINESE),
        RenderPreset.of(
            "document",
            "Markdown, reflowed PDFs: as glyph-en, but line ends are not marked",
            StandardPresetProvider::document),
        RenderPreset.of(
            "webpage",
            "Web pages, as they are or dense: as document",
            StandardPresetProvider::document),
        RenderPreset.of(
            "code", "Source code in a monospaced font, every line and space kept", traits -> CODE));
  }

  private static RenderConfig document(SourceTraits traits) {
    return traits.script() == SourceTraits.Script.CJK ? CHINESE_DOCUMENT : DOCUMENT;
  }
}
