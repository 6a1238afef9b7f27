package org.glyphreader.spi;

/** What a {@link DocumentReader} makes of a source: text to be laid out, or pages as they are. */
public sealed interface DocumentContent extends AutoCloseable permits Flow, Fixed {

  /** Frees what the content keeps open, for example a PDF file. Idempotent. */
  @Override
  void close();
}
