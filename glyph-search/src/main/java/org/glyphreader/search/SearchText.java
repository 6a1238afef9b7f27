package org.glyphreader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.CompressedDocument;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Source;

/**
 * A text that is drawn and read: the words of a document, set as plain text or as source code.
 *
 * @param name of the document; code has its language by its extension
 * @param text the words
 * @param code whether it is set as code
 */
record SearchText(String name, String text, boolean code) {

  private static final int LONG_LINE = 5_000;

  static SearchText plain(String name, String text) {
    return new SearchText(name, text, false);
  }

  /** The words of a source of any type. */
  static SearchText of(Source source) {
    try (GlyphEngine engine = GlyphEngine.builder().build();
        CompressedDocument document = engine.compress(source)) {
      String text = document.text();
      if (text.isBlank()) {
        throw new DocumentFormatException(source + " holds no text to search on");
      }
      boolean code = document.preset().equals(Optional.of("code"));
      return new SearchText(source.name(), text, code);
    }
  }

  Source source() {
    Source plain = Source.text(name, text);
    return code ? plain.as(Source.SOURCE_CODE) : plain;
  }

  SearchText of(String part) {
    return new SearchText(name, part, code);
  }

  /** The lines between two places, from 0 to 1. */
  SearchText part(double from, double to) {
    return of(text.substring(lineAt(from), lineAt(to)));
  }

  private int lineAt(double place) {
    int at = (int) (place * text.length());
    int line = text.indexOf('\n', at) + 1;
    return at == 0 ? 0 : line > 0 && line < text.length() ? line : at;
  }

  /** The texts cut so that they hold about {@code characters} in all, each with an equal share. */
  static List<SearchText> upTo(List<SearchText> texts, int characters) {
    List<SearchText> cut = new ArrayList<>();
    int left = characters;
    for (int i = 0; i < texts.size(); i++) {
      SearchText text = texts.get(i);
      int share = Math.min(text.text().length(), left / (texts.size() - i));
      int lineEnd = text.text().indexOf('\n', share) + 1;
      boolean near = lineEnd > 0 && lineEnd - share < LONG_LINE;
      cut.add(text.of(text.text().substring(0, near ? lineEnd : share)));
      left = Math.max(0, left - share);
    }
    return cut;
  }
}
