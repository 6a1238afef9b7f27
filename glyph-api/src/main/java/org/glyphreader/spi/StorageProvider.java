package org.glyphreader.spi;

import java.nio.file.Path;
import org.glyphreader.RenderConfig;

/**
 * Reads and writes what Glyph keeps in files; found by {@link java.util.ServiceLoader}. It exists
 * so that the API needs no JSON library.
 */
public interface StorageProvider {

  /**
   * Reads a JSON configuration file; a relative {@code font-path} becomes absolute.
   *
   * @param file the file
   * @return the configuration
   * @throws org.glyphreader.DocumentFormatException if it is unreadable, not JSON, or holds an
   *     unknown key or a bad value
   */
  RenderConfig readConfig(Path file);

  /**
   * Writes {@code document.json} and the pages as PNG files. All is written beside the target first
   * and then moved, so that no half-written document is left.
   *
   * @param document the document
   * @param folder absent or empty
   * @throws org.glyphreader.GlyphException if it cannot be written
   */
  void save(StoredDocument document, Path folder);

  /**
   * Reads what {@link #save} wrote; pixels are read when a page is painted.
   *
   * @param folder the folder
   * @return the document
   * @throws org.glyphreader.DocumentFormatException if files are missing or damaged
   */
  StoredDocument open(Path folder);
}
