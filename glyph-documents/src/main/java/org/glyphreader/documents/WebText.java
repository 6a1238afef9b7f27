package org.glyphreader.documents;

import com.openhtmltopdf.render.InlineText;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;

/**
 * Words at a place.
 *
 * @param text never empty
 * @param origin what the layout made it of; null if it is a marker of a list
 * @param edges x of each code unit and of the end; null if they do not run from left to right
 * @param x where it begins
 * @param width its width
 * @param baseline its baseline
 */
record WebText(
    String text,
    InlineText origin,
    WebFonts.WebFont font,
    Color color,
    float[] edges,
    double x,
    double width,
    double baseline)
    implements WebMark {

  /** The text with the font of each character. */
  static AttributedCharacterIterator fonted(String text, WebFonts.WebFont font) {
    AttributedString fonted = new AttributedString(text);
    int at = 0;
    while (at < text.length()) {
      Font own = font.fontFor(text.codePointAt(at));
      int end = at;
      while (end < text.length() && font.fontFor(text.codePointAt(end)) == own) {
        end += Character.charCount(text.codePointAt(end));
      }
      fonted.addAttribute(TextAttribute.FONT, own, at, end);
      at = end;
    }
    return fonted.getIterator();
  }

  @Override
  public void paint(WebCanvas canvas) {
    if (text.isBlank()) {
      return;
    }
    if (edges == null) {
      TextLayout layout = new TextLayout(fonted(text, font), WebType.UNHINTED);
      Graphics2D g = canvas.graphics();
      g.setColor(color);
      g.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, baseline)));
      return;
    }
    int at = 0;
    while (at < text.length()) {
      Font own = font.fontFor(text.charAt(at));
      int end = at;
      while (end < text.length() && font.fontFor(text.charAt(end)) == own) {
        end++;
      }
      canvas.draw(own, text.substring(at, end), edges, at, baseline, color);
      at = end;
    }
  }

  /** The same without what the layout made it of. */
  WebText alone() {
    return new WebText(text, null, font, color, edges, x, width, baseline);
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
