package org.glyphreader;

import java.nio.file.Path;

/**
 * Draws a text and has it read, in one line:
 *
 * <pre>{@code
 * Answer answer = GlyphReader.compress(text).ask("Who took Jane in after she left Thornfield?");
 * }</pre>
 *
 * <p>All documents share one engine, made at the first call and configured by the system properties
 * {@code glyph.backend}, {@code glyph.model}, {@code glyph.device} and {@code glyph.preset}. It
 * keeps what the backend knows of the document that was asked last; asking another one frees that,
 * so documents need not be closed. For anything else there is {@link GlyphEngine}. Safe for use by
 * several threads.
 */
public final class GlyphReader {

  private static GlyphEngine shared;

  private GlyphReader() {}

  /**
   * Lays out plain text on pages.
   *
   * @param text what the document says
   * @return the document
   */
  public static CompressedDocument compress(CharSequence text) {
    return engine().compress(text);
  }

  /**
   * Lays out a source on pages.
   *
   * @param source the source
   * @return the document
   * @throws DocumentFormatException if it is damaged, too large, or of an unknown type
   */
  public static CompressedDocument compress(Source source) {
    return engine().compress(source);
  }

  /** Closes the shared engine and every document of it; the next call makes a new one. */
  public static void shutdown() {
    GlyphEngine engine;
    synchronized (GlyphReader.class) {
      engine = shared;
      shared = null;
    }
    if (engine != null) {
      engine.close();
    }
  }

  private static synchronized GlyphEngine engine() {
    if (shared == null) {
      GlyphEngine.Builder builder = GlyphEngine.builder().idleSessions(1);
      String model = System.getProperty("glyph.model");
      String device = System.getProperty("glyph.device");
      String preset = System.getProperty("glyph.preset");
      if (model != null) {
        builder.model(Path.of(model));
      }
      if (device != null) {
        builder.device(device);
      }
      if (preset != null) {
        builder.preset(preset);
      }
      shared = builder.build();
    }
    return shared;
  }
}
