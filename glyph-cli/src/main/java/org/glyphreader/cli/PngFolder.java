package org.glyphreader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glyphreader.AnswerListener;
import org.glyphreader.GlyphException;
import org.glyphreader.Page;

/**
 * Writes pages as {@code page_001.png} …; each file appears whole or not at all. Pages are painted
 * and encoded by all processors, a few ahead of the one being written.
 */
final class PngFolder {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int AHEAD = 2 * THREADS;

  private PngFolder() {}

  /** Writes all pages; if one fails, those already written are removed. */
  static List<Path> write(List<Page> pages, Path folder, AnswerListener progress) {
    List<Path> written = new ArrayList<>();
    ExecutorService painters = Executors.newFixedThreadPool(THREADS);
    try {
      Files.createDirectories(folder);
      Deque<Future<byte[]>> painted = new ArrayDeque<>();
      int begun = 0;
      int digits = Math.max(3, Integer.toString(pages.size()).length());
      for (Page page : pages) {
        while (begun < pages.size() && painted.size() < AHEAD) {
          painted.add(painters.submit(pages.get(begun++)::png));
        }
        String number = ("%0" + digits + "d").formatted(page.number());
        Path file = folder.resolve("page_" + number + ".png");
        Path partial = folder.resolve("." + file.getFileName() + ".part");
        try {
          Files.write(partial, result(painted.remove()));
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
    } catch (RuntimeException | Error e) {
      remove(written);
      throw e;
    } finally {
      painters.shutdownNow();
    }
  }

  private static byte[] result(Future<byte[]> page) {
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new GlyphException("A page cannot be drawn: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GlyphException("Drawing pages was interrupted", e);
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
