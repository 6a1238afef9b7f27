package org.glyphreader.render.internal.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A page whose pixels lie in a file, read each time they are asked for. */
record StoredPage(Path file, int width, int height, Optional<TextLayer> textLayer)
    implements PageSource {

  @Override
  public Pixels paint() {
    return PngFile.read(file, width, height);
  }
}
