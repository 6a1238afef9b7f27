package org.glyphreader.render;

import java.util.List;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.RenderPreset;
import org.glyphreader.Source;
import org.glyphreader.SourceTraits;
import org.glyphreader.spi.RenderPresetProvider;

/**
 * Brings the presets {@code glyph-en}, {@code glyph-zh}, {@code document}, {@code webpage}, {@code
 * code} and {@code dense}. Stateless, safe for use by several threads.
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

  /**
   * Measured alike on 9,000 bytes of a Chinese handbook: ratio 5.68 at 99.0 %, where {@code
   * glyph-zh} has 5.38 at 99.0 %; lines of 9 pt fall to 97.2 %.
   */
  private static final RenderConfig DENSE_CHINESE =
      CHINESE.toBuilder().marginX(4).marginY(4).reflow(true).build();

  /**
   * Found by hand: of fifteen combinations of font size (8 to 10 pt), line height (8 to 10 pt),
   * horizontal scale (0.8 to 1) and margins, the one with the most text tokens for each visual
   * token (GLM-4.1V, o200k_base) of which the optical reader still reads at least 99 % of the
   * characters, measured by {@code glyph transcribe} on the first 6,000 bytes of the Apache
   * License: ratio 3.74 at 99.1 %, where {@code glyph-en} has 3.03 at 99.3 %. On a second text, an
   * encyclopedic one that took no part in the choice: 4.07 at 99.6 %. Closer lines (8.5 pt) fall to
   * 98.5 %, narrower letters (0.8) to 97.3 %, smaller type (8 pt) to 98.7 %.
   */
  private static final RenderConfig DENSE =
      PUBLISHED.toBuilder()
          .marginX(4)
          .marginY(4)
          .lineHeight(9)
          .horizontalScale(0.9)
          .reflow(true)
          .build();

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
            "code", "Source code in a monospaced font, every line and space kept", traits -> CODE),
        RenderPreset.of(
            "dense",
            "The most text for each visual token that the optical reader still reads to 99 %",
            StandardPresetProvider::dense));
  }

  /** Chinese keeps its line height, code its lines; only plain text has its line ends marked. */
  private static RenderConfig dense(SourceTraits traits) {
    if (traits.code()) {
      return CODE.toBuilder().dpi(72).marginX(4).marginY(4).build();
    }
    RenderConfig dense = traits.script() == SourceTraits.Script.CJK ? DENSE_CHINESE : DENSE;
    boolean plain = traits.mediaType().equals(Source.PLAIN_TEXT);
    return plain ? dense : dense.toBuilder().newlineMarkup("<br/>").build();
  }

  private static RenderConfig document(SourceTraits traits) {
    return traits.script() == SourceTraits.Script.CJK ? CHINESE_DOCUMENT : DOCUMENT;
  }
}
