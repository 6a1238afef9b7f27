/** Lays out text on pages and paints them. */
module org.glyphreader.render {
  requires transitive org.glyphreader.api;
  requires com.fasterxml.jackson.databind;
  requires org.apache
      .commons
      .logging; // FontBox needs it, but as an automatic module cannot say so.
  requires org.apache.fontbox;
  requires org.apache.pdfbox.io;
  requires org.slf4j;

  exports org.glyphreader.render;

  provides org.glyphreader.spi.RendererProvider with
      org.glyphreader.render.FlowRendererProvider;
  provides org.glyphreader.spi.FontProvider with
      org.glyphreader.render.DejaVuFontProvider;
  provides org.glyphreader.spi.RenderPresetProvider with
      org.glyphreader.render.StandardPresetProvider;
  provides org.glyphreader.spi.DocumentReaderProvider with
      org.glyphreader.render.PlainTextReaderProvider;
  provides org.glyphreader.spi.StorageProvider with
      org.glyphreader.render.JsonStorageProvider;
}
