package org.glyphreader.render.internal.layout;

import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.spi.Block;

/** Counts the characters for which no font has a glyph. */
final class Replacements {

  private Replacements() {}

  static long count(Typeset typeset) {
    String text = typeset.text();
    FontStack fonts = typeset.fonts();
    long count = 0;
    for (Block block : typeset.flow().blocks()) {
      int at = block.start();
      while (at < block.end()) {
        char c = text.charAt(at);
        if (c >= ' ' && c < 0x7F || fonts.hasFound(c)) {
          at++;
          continue;
        }
        int full = at + 1 < block.end() ? text.codePointAt(at) : c;
        at += Character.charCount(full);
        boolean seen =
            !Characters.isSpace(full)
                && !Characters.isLineEnd((char) full)
                && !Characters.isInvisible(full);
        count += seen && fonts.glyph(full) == FontStack.REPLACEMENT ? 1 : 0;
      }
    }
    return count;
  }
}
