package org.glyphreader.render;

import java.nio.file.Path;
import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.storage.ConfigFile;
import org.glyphreader.render.internal.storage.DocumentFolder;
import org.glyphreader.spi.StorageProvider;
import org.glyphreader.spi.StoredDocument;

/**
 * Keeps configurations and documents as JSON, pages as PNG. Stateless, safe for use by several
 * threads.
 */
public final class JsonStorageProvider implements StorageProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public JsonStorageProvider() {}

  @Override
  public RenderConfig readConfig(Path file) {
    return ConfigFile.read(file);
  }

  @Override
  public void save(StoredDocument document, Path folder) {
    DocumentFolder.save(document, folder);
  }

  @Override
  public StoredDocument open(Path folder) {
    return DocumentFolder.open(folder);
  }
}
