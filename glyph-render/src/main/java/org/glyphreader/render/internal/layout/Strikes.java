package org.glyphreader.render.internal.layout;

import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.paint.Strike;

/** Finds the glyphs of characters; quick when one after the other is in the same font and size. */
final class Strikes {

  private final FontStack fonts;

  private FontFace face;
  private int style = -1;
  private double size;
  private Strike strike;
  private int number;

  Strikes(FontStack fonts) {
    this.fonts = fonts;
  }

  /**
   * Finds a character's glyph.
   *
   * @param style bits of {@link FaceStyle}
   * @param size of the type, px per em
   */
  void choose(int codePoint, int style, double size) {
    FontStack styled = fonts.in(style);
    int glyph = styled.glyph(codePoint);
    boolean missing = glyph == FontStack.REPLACEMENT;
    FontFace wanted = missing || glyph >>> 16 == 0 ? styled.main() : styled.face(glyph);
    if (wanted != face || style != this.style || size != this.size) {
      face = wanted;
      this.style = style;
      this.size = size;
      strike = Strike.of(face, size, style & (FaceStyle.BOLD | FaceStyle.ITALIC));
    }
    number = missing ? Strike.REPLACEMENT : FontStack.number(glyph);
  }

  /** The font of the glyph, at its size. */
  Strike strike() {
    return strike;
  }

  /** The glyph's number there. */
  int number() {
    return number;
  }
}
