package org.glyphreader.render;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.Source;
import org.glyphreader.render.internal.text.PlainTextReader;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/** Reads plain text in UTF-8 or UTF-16. Stateless, safe for use by several threads. */
public final class PlainTextReaderProvider implements DocumentReaderProvider {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "txt",
          "text",
          "log",
          "csv",
          "tsv",
          "json",
          "jsonl",
          "xml",
          "yaml",
          "yml",
          "ini",
          "properties",
          "srt",
          "tex",
          "rst");

  /** Called by {@link java.util.ServiceLoader}. */
  public PlainTextReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.PLAIN_TEXT);
  }

  /** Plain text by its extension; a name without one, such as LICENSE, is taken for plain text. */
  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    boolean plain =
        dot <= 0 || EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    return plain ? Optional.of(Source.PLAIN_TEXT) : Optional.empty();
  }

  @Override
  public DocumentReader reader() {
    return new PlainTextReader();
  }
}
