/** Glyph's public API, its SPI, and the engine that joins the parts. */
module org.glyphreader.api {
  requires transitive java.desktop;
  requires org.slf4j;

  exports org.glyphreader;
  exports org.glyphreader.spi;

  uses org.glyphreader.spi.StorageProvider;
  uses org.glyphreader.spi.RendererProvider;
  uses org.glyphreader.spi.FontProvider;
  uses org.glyphreader.spi.RenderPresetProvider;
  uses org.glyphreader.spi.DocumentReaderProvider;
  uses org.glyphreader.spi.TextTokenizerProvider;
  uses org.glyphreader.spi.BackendProvider;
  uses org.glyphreader.spi.TextRecognizerProvider;
}
