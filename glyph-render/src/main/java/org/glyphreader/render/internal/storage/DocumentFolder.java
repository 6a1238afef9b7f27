package org.glyphreader.render.internal.storage;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.glyphreader.GlyphException;
import org.glyphreader.spi.StoredDocument;

/** A document as a folder: {@code document.json}, {@code page_001.png} and so on. */
public final class DocumentFolder {

  static final String DOCUMENT = "document.json";

  private DocumentFolder() {}

  /** The file name of the page with this number, counted from 1. */
  static String pageFile(int number) {
    return String.format(java.util.Locale.ROOT, "page_%03d.png", number);
  }

  /**
   * Writes a document; see {@link org.glyphreader.spi.StorageProvider#save}.
   *
   * @throws GlyphException if the folder is not empty or cannot be written
   */
  public static void save(StoredDocument document, Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    Path temporary = null;
    try {
      refuseUnlessFree(target);
      Files.createDirectories(target.getParent());
      temporary = Files.createDirectory(target.getParent().resolve(".glyph-" + UUID.randomUUID()));
      DocumentWriter.write(document, temporary);
      if (Files.exists(target)) {
        Files.delete(target);
      }
      move(temporary, target);
    } catch (IOException e) {
      GlyphException failure =
          new GlyphException("The document cannot be saved to " + folder + ": " + reason(e), e);
      discard(temporary, failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static void refuseUnlessFree(Path target) throws IOException {
    if (target.getParent() == null) {
      throw new GlyphException(target + " cannot hold a document; name a folder inside it");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new GlyphException(target + " is no folder; name one that is absent or empty");
      }
      try (Stream<Path> inside = Files.list(target)) {
        if (inside.findAny().isPresent()) {
          throw new GlyphException(target + " is not empty; name a folder that is absent or empty");
        }
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  private static void discard(Path folder, Throwable because) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * Reads a document; see {@link org.glyphreader.spi.StorageProvider#open}.
   *
   * @throws org.glyphreader.DocumentFormatException if files are missing or damaged
   */
  public static StoredDocument open(Path folder) {
    return new DocumentOpener(folder).open();
  }
}
