package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;

/** Between the parts of an open document and what lies in a folder. */
final class Stored {

  /** A page with its words as the document has them, recognised ones included. */
  private record KnownPage(Part part, int index, PageSource page) implements PageSource {

    @Override
    public int width() {
      return page.width();
    }

    @Override
    public int height() {
      return page.height();
    }

    @Override
    public Optional<TextLayer> textLayer() {
      return part.knownWords(index);
    }

    @Override
    public Pixels paint() {
      return page.paint();
    }
  }

  private Stored() {}

  static StoredDocument of(List<Part> parts) {
    return new StoredDocument(parts.stream().map(Stored::of).toList());
  }

  private static StoredDocument.Part of(Part part) {
    List<PageSource> pages = new ArrayList<>();
    for (int i = 0; i < part.pages().size(); i++) {
      pages.add(new KnownPage(part, i, part.pages().get(i)));
    }
    return new StoredDocument.Part(
        part.source(), part.mediaType(), part.config().toMap(), part.replacedCharacters(), pages);
  }

  static List<Part> parts(StoredDocument document, Function<PageSource, TextLayer> recognizer) {
    List<Part> parts = new ArrayList<>();
    for (StoredDocument.Part part : document.parts()) {
      parts.add(
          new FixedPart(
              new FixedPart.Facts(
                  part.source(),
                  part.mediaType(),
                  config(part.config()),
                  true,
                  part.replacedCharacters()),
              part.pages(),
              null,
              recognizer));
    }
    return parts;
  }

  private static RenderConfig config(Map<String, Object> values) {
    RenderConfig.Builder builder = RenderConfig.builder();
    try {
      values.forEach((key, value) -> builder.set(key, String.valueOf(value)));
    } catch (IllegalArgumentException e) {
      throw new DocumentFormatException("The document's configuration: " + e.getMessage(), e);
    }
    return builder.build();
  }
}
