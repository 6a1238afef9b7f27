package org.glyphreader.render.internal.font;

import org.glyphreader.spi.Run;

/** The faces of a font as bits that can be combined. */
public final class FaceStyle {

  /** As the font is. */
  public static final int REGULAR = 0;

  /** Heavier. */
  public static final int BOLD = 1;

  /** Slanted. */
  public static final int ITALIC = 2;

  /** The monospaced companion. */
  public static final int MONOSPACED = 4;

  private FaceStyle() {}

  /** The bits of a face. */
  public static int of(Run.Face face) {
    return switch (face) {
      case REGULAR -> REGULAR;
      case BOLD -> BOLD;
      case ITALIC -> ITALIC;
      case BOLD_ITALIC -> BOLD | ITALIC;
      case MONOSPACED -> MONOSPACED;
    };
  }
}
