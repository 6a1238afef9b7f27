package org.glyphreader.documents;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.text.TextPosition;

/**
 * Tells on which baseline a bracket or an operator of a formula reads. Fonts of formulas hang their
 * tall ones below the point where they are drawn; all of them are centred on the axis of the
 * formula. For one page and thread.
 */
final class MathAxis {

  /** The axis of a formula above its baseline, type sizes. */
  private static final double AXIS = 0.25;

  /** Ink centred further than this, type sizes, from the axis hangs or is raised. */
  private static final double OFF = 0.35;

  private static final String TALL =
      "()[]{}|/\\\u2016\u2308\u2309\u230A\u230B\u27E8\u27E9\u2329\u232A\u221A"
          + "\u2211\u220F\u2210\u222B\u222C\u222D\u222E\u22C0\u22C1\u22C2\u22C3"
          + "\u2A00\u2A01\u2A02\u2A04\u2A06";

  private final Map<PDFont, Map<Integer, Double>> offsets = new HashMap<>();

  /**
   * How far the baseline of what stands around a character lies above the character's own, type
   * sizes; 0 for all that is no bracket or operator.
   */
  double offset(TextPosition position) {
    String text = position.getUnicode();
    int[] codes = position.getCharacterCodes();
    if (text.length() != 1 || TALL.indexOf(text.charAt(0)) < 0 || codes.length != 1) {
      return 0;
    }
    return offsets
        .computeIfAbsent(position.getFont(), font -> new HashMap<>())
        .computeIfAbsent(codes[0], code -> offset(position.getFont(), code));
  }

  private static double offset(PDFont font, int code) {
    if (!(font instanceof PDVectorFont outlines)) {
      return 0;
    }
    try {
      Rectangle2D ink = outlines.getPath(code).getBounds2D();
      double centre = ink.getCenterY() * font.getFontMatrix().getScaleY();
      boolean off = ink.getHeight() > 0 && Math.abs(centre - AXIS) > OFF;
      return off ? centre - AXIS : 0;
    } catch (IOException | RuntimeException damaged) {
      return 0;
    }
  }
}
