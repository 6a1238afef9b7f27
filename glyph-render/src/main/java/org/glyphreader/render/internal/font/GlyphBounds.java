package org.glyphreader.render.internal.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.fontbox.ttf.IndexToLocationTable;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Where the ink of a TrueType font's glyphs ends, read from the glyphs' headers without parsing
 * their outlines. Immutable, safe for use by several threads.
 */
final class GlyphBounds {

  /** What is given for glyphs that have no such header. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  private static final int HEADER = 10;
  private static final int X_MAX = 6;

  private final ByteBuffer file;
  private final long start;
  private final long[] offsets;

  private GlyphBounds(ByteBuffer file, long start, long[] offsets) {
    this.file = file;
    this.start = start;
    this.offsets = offsets;
  }

  /**
   * The bounds of a font's glyphs.
   *
   * @param file the bytes that the font was parsed from
   */
  static GlyphBounds of(TrueTypeFont font, byte[] file) throws IOException {
    TTFTable glyphs = font.getTableMap().get("glyf");
    IndexToLocationTable locations = glyphs == null ? null : font.getIndexToLocation();
    return locations == null
        ? new GlyphBounds(ByteBuffer.allocate(0), 0, new long[0])
        : new GlyphBounds(ByteBuffer.wrap(file), glyphs.getOffset(), locations.getOffsets());
  }

  /** The right side of a glyph's ink, font units from its origin; 0 if it is blank. */
  int right(int glyph) {
    if (glyph + 1 >= offsets.length) {
      return UNKNOWN;
    }
    if (offsets[glyph] == offsets[glyph + 1]) {
      return 0;
    }
    long at = start + offsets[glyph];
    return at < 0 || at > file.capacity() - HEADER ? UNKNOWN : file.getShort((int) at + X_MAX);
  }
}
