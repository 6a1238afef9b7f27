package org.glyphreader.documents;

import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.TextRenderer;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.FSFontMetrics;
import com.openhtmltopdf.render.JustificationInfo;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures type, and hands what is written to the {@link MarkRecorder}. Advances of characters are
 * kept, so that a long text is measured by additions; scripts that need shaping are measured as a
 * whole. For one page and thread.
 */
final class WebType implements TextRenderer {

  /** Without hinting, so that type has the same width at every size and on every machine. */
  static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private static final int KEPT = 0x3000;

  private final Map<Font, float[]> advances = new HashMap<>();
  private final Map<WebFonts.WebFont, FSFontMetrics> metrics = new HashMap<>();

  /** Whether every character of {@code text} stands for itself, whatever its neighbours are. */
  static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean simple =
          c < 0x300
              || c >= 0x370 && c < 0x483
              || c >= 0x48A && c < 0x590
              || c >= 0x1E00 && c < 0x200B
              || c >= 0x2010 && c < 0x202A
              || c >= 0x2030 && c < 0x2060
              || c >= 0x2070 && c < 0x20D0
              || c >= 0x2100 && c < 0x302A
              || c >= 0x3030 && c < 0x3099
              || c >= 0x30A0 && c < 0xA000
              || c >= 0xAC00 && c < 0xD7A4
              || c >= 0xF900 && c < 0xFB00
              || c >= 0xFF00 && c < 0xFFF0;
      if (!simple) {
        return false;
      }
    }
    return true;
  }

  /** How far a character moves the pen. */
  float advance(WebFonts.WebFont font, char c) {
    Font own = font.fontFor(c);
    if (c >= KEPT) {
      return measure(own, c);
    }
    float[] kept =
        advances.computeIfAbsent(
            own,
            f -> {
              float[] unknown = new float[KEPT];
              Arrays.fill(unknown, Float.NaN);
              return unknown;
            });
    if (Float.isNaN(kept[c])) {
      kept[c] = measure(own, c);
    }
    return kept[c];
  }

  private static float measure(Font font, char c) {
    if (c < ' ' || c == 0xAD) {
      return 0;
    }
    return font.createGlyphVector(UNHINTED, new char[] {c}).getGlyphMetrics(0).getAdvanceX();
  }

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    WebFonts.WebFont web = (WebFonts.WebFont) font;
    if (text.isEmpty()) {
      return 0;
    }
    if (!isSimple(text)) {
      return (int) Math.ceil(new TextLayout(WebText.fonted(text, web), UNHINTED).getAdvance());
    }
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += advance(web, text.charAt(i));
    }
    return (int) Math.ceil(width);
  }

  @Override
  public FSFontMetrics getFSFontMetrics(FontContext context, FSFont font, String text) {
    return metrics.computeIfAbsent((WebFonts.WebFont) font, Metrics::of);
  }

  @Override
  public void drawString(OutputDevice device, String text, float x, float y) {
    ((MarkRecorder) device).write(text, x, y, null);
  }

  @Override
  public void drawString(
      OutputDevice device, String text, float x, float y, JustificationInfo spacing) {
    ((MarkRecorder) device).write(text, x, y, spacing);
  }

  private record Metrics(
      float getAscent,
      float getDescent,
      float getStrikethroughOffset,
      float getStrikethroughThickness,
      float getUnderlineOffset,
      float getUnderlineThickness)
      implements FSFontMetrics {

    static FSFontMetrics of(WebFonts.WebFont font) {
      LineMetrics line = font.fonts().get(0).getLineMetrics("x", UNHINTED);
      return new Metrics(
          line.getAscent(),
          line.getDescent(),
          line.getStrikethroughOffset(),
          line.getStrikethroughThickness(),
          line.getUnderlineOffset(),
          line.getUnderlineThickness());
    }
  }
}
