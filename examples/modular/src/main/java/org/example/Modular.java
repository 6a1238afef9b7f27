package org.example;

import org.glyphreader.GlyphReader;

/** Asks a text, from the module path. */
public final class Modular {

  private Modular() {}

  /** Prints the answer. */
  public static void main(String[] args) {
    String text = "The bridge was opened on 4 May 1932. The toll was dropped ten years later.";
    System.out.println(GlyphReader.compress(text).ask("When was the bridge opened?").text());
    GlyphReader.shutdown();
  }
}
