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
   * Of 48 designs the densest that reads nearly as well as {@code glyph-zh}: of 87,000 characters
   * held back 97.1 % are read right at ratio 6.40, with {@code glyph-zh} 97.2 % at 5.93. Record:
   * docs/search.md.
   */
  private static final RenderConfig DENSE_CHINESE =
      CHINESE.toBuilder().marginX(4).marginY(4).reflow(true).build();

  /**
   * From a search of 64 designs for the optical reader, with half a point more leading than it
   * found. On 84,000 characters of three other English texts, which chose among finalists: ratio
   * 4.85 (text tokens of o200k_base for each visual token of GLM-4.1V) with 99.3 % of the
   * characters read right, where {@code glyph-en} has 3.43 with 99.6 %. At 8.25 pt leading 5.13
   * with 99.2 %. Record: docs/search.md.
   */
  private static final RenderConfig DENSE =
      PUBLISHED.toBuilder()
          .pageSize(new PageSize(792, 1056))
          .marginX(5)
          .marginY(5)
          .fontSize(7.75)
          .lineHeight(8.75)
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
            "The most text for each visual token that the optical reader reads: English to 99 %",
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
