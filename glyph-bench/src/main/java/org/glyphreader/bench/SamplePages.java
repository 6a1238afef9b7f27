package org.glyphreader.bench;

import java.util.List;
import java.util.function.Function;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;

/** Full pages of generated English in the preset {@code glyph-en}, for models to look at. */
public final class SamplePages {

  /** More than a page holds. */
  private static final int CHARACTERS_A_PAGE = 12_000;

  private SamplePages() {}

  /**
   * {@return what {@code use} makes of each page}
   *
   * @param count how many pages
   * @param dpi their resolution; at 72 a page of more than 12,000 characters does not exist
   * @param use called while the document is open
   */
  public static <T> List<T> map(int count, int dpi, Function<Page, T> use) {
    String text = GeneratedText.of(TextKind.ENGLISH, CHARACTERS_A_PAGE * count, 1);
    try (GlyphEngine engine =
            GlyphEngine.builder()
                .preset("glyph-en")
                .adjust(config -> config.toBuilder().dpi(dpi).build())
                .build();
        CompressedDocument document = engine.compress(text)) {
      return document.pages().stream().limit(count).map(use).toList();
    }
  }
}
