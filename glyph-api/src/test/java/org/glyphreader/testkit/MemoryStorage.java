package org.glyphreader.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.GlyphException;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.StorageProvider;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;

/** Keeps in memory what a real provider writes into a folder: pixels and words, copied. */
public final class MemoryStorage implements StorageProvider {

  private static final Map<Path, StoredDocument> SAVED = new ConcurrentHashMap<>();

  private record Copy(int width, int height, Optional<TextLayer> textLayer, Pixels paint)
      implements PageSource {}

  @Override
  public RenderConfig readConfig(Path file) {
    return RenderConfig.builder().dpi(144).build();
  }

  @Override
  public void save(StoredDocument document, Path folder) {
    if (Files.exists(folder)) {
      throw new GlyphException(folder + " is not empty");
    }
    SAVED.put(
        folder, new StoredDocument(document.parts().stream().map(MemoryStorage::copy).toList()));
  }

  private static StoredDocument.Part copy(StoredDocument.Part part) {
    return new StoredDocument.Part(
        part.source(),
        part.mediaType(),
        part.config(),
        part.replacedCharacters(),
        part.pages().stream().map(MemoryStorage::copy).toList());
  }

  private static PageSource copy(PageSource page) {
    return new Copy(page.width(), page.height(), page.textLayer(), page.paint());
  }

  @Override
  public StoredDocument open(Path folder) {
    return Optional.ofNullable(SAVED.get(folder))
        .orElseThrow(() -> new DocumentFormatException(folder + " holds no document"));
  }
}
