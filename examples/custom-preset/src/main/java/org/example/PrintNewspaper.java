package org.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;

/** Draws a file with the preset of this project. */
public final class PrintNewspaper {

  private PrintNewspaper() {}

  /** Draws the file that is named first into the folder that is named second. */
  public static void main(String[] args) throws IOException {
    String text = Files.readString(Path.of(args[0]));
    try (GlyphEngine engine = GlyphEngine.builder().preset("newspaper").build();
        CompressedDocument document = engine.compress(text)) {
      Path folder = Files.createDirectories(Path.of(args[1]));
      for (Page page : document.pages()) {
        Files.write(folder.resolve("page_" + page.number() + ".png"), page.png());
      }
      System.out.println(document.pages().size() + " pages in " + folder);
    }
  }
}
