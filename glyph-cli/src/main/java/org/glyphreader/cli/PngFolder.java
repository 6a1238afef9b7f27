package org.glyphreader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.AnswerListener;
import org.glyphreader.GlyphException;
import org.glyphreader.Page;

/** Writes pages as {@code page_001.png} …; each file appears whole or not at all. */
final class PngFolder {

  private PngFolder() {}

  /** Writes all pages; if one fails, those already written are removed. */
  static List<Path> write(List<Page> pages, Path folder, AnswerListener progress) {
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      int digits = Math.max(3, Integer.toString(pages.size()).length());
      for (Page page : pages) {
        String number = ("%0" + digits + "d").formatted(page.number());
        Path file = folder.resolve("page_" + number + ".png");
        Path partial = folder.resolve("." + file.getFileName() + ".part");
        try {
          Files.write(partial, page.png());
          Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(partial);
        }
        written.add(file);
        progress.onProgress("draw", written.size(), pages.size());
      }
      return written;
    } catch (IOException e) {
      remove(written);
      throw new GlyphException("Cannot write pages to " + folder + ": " + e, e);
    } catch (RuntimeException e) {
      remove(written);
      throw e;
    }
  }

  private static void remove(List<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new GlyphException("Cannot remove " + file + ": " + e, e);
      }
    }
  }
}
