package org.glyphreader.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compressed document as it lies in a folder.
 *
 * @param parts one for each source, in order
 */
public record StoredDocument(List<Part> parts) {

  /** Copies the list. {@inheritDoc} */
  public StoredDocument {
    parts = List.copyOf(parts);
  }

  /**
   * The pages of one source.
   *
   * @param source its name
   * @param mediaType its media type
   * @param config the configuration's {@code RenderConfig.toMap()}
   * @param replacedCharacters characters that no font had
   * @param pages the pages, each with its text layer if it has one
   */
  public record Part(
      String source,
      String mediaType,
      Map<String, Object> config,
      long replacedCharacters,
      List<PageSource> pages) {

    /** Copies the collections. {@inheritDoc} */
    public Part {
      config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
      pages = List.copyOf(pages);
    }
  }
}
