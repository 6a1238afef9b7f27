package org.glyphreader.documents;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.FontResolver;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.render.FSFont;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds bundled fonts for what a style sheet asks for, never fonts of the machine or of the page:
 * one with and one without fixed pitch, both bold and slanted by Java2D. For one page and thread.
 */
final class WebFonts implements FontResolver {

  private static final Map<String, Font> PARSED = new ConcurrentHashMap<>();

  /** How often the smallest size goes into the largest, which then still holds words in a line. */
  private static final double LARGEST = 8;

  private final double smallest;
  private final Map<String, WebFont> resolved = new HashMap<>();

  /**
   * Fonts for one page.
   *
   * @param smallest size of type, in the unit of the layout; smaller type is enlarged to it, and
   *     type above eight times of it reduced
   */
  WebFonts(double smallest) {
    this.smallest = smallest;
  }

  /** Fonts of one size and face, in the order in which they stand in for each other. */
  record WebFont(List<Font> fonts, float size) implements FSFont {

    @Override
    public float getSize2D() {
      return size;
    }

    /** The first font that has the character, else the first. */
    Font fontFor(int codePoint) {
      for (Font font : fonts) {
        if (font.canDisplay(codePoint)) {
          return font;
        }
      }
      return fonts.get(0);
    }
  }

  @Override
  public FSFont resolveFont(SharedContext context, FontSpecification asked) {
    boolean bold = isBold(asked.fontWeight);
    boolean italic = asked.fontStyle == IdentValue.ITALIC || asked.fontStyle == IdentValue.OBLIQUE;
    boolean fixedPitch = isFixedPitch(asked.families);
    float size = (float) Math.max(smallest, Math.min(LARGEST * smallest, asked.size));
    return resolved.computeIfAbsent(
        bold + " " + italic + " " + fixedPitch + " " + size,
        key -> make((bold ? Font.BOLD : 0) | (italic ? Font.ITALIC : 0), fixedPitch, size));
  }

  private static WebFont make(int style, boolean fixedPitch, float size) {
    List<Font> fonts = new ArrayList<>();
    for (String name :
        fixedPitch
            ? List.of("dejavu-sans-mono", "dejavu-sans", "noto-sans-sc")
            : List.of("dejavu-sans", "noto-sans-sc")) {
      fonts.add(PARSED.computeIfAbsent(name, WebFonts::parse).deriveFont(style, size));
    }
    return new WebFont(List.copyOf(fonts), size);
  }

  private static Font parse(String name) {
    try (InputStream in = BundledFonts.open(name)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled font " + name + " cannot be read", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The bundled font " + name + " is damaged", e);
    }
  }

  private static boolean isBold(IdentValue weight) {
    return weight == IdentValue.BOLD
        || weight == IdentValue.BOLDER
        || weight == IdentValue.FONT_WEIGHT_600
        || weight == IdentValue.FONT_WEIGHT_700
        || weight == IdentValue.FONT_WEIGHT_800
        || weight == IdentValue.FONT_WEIGHT_900;
  }

  private static boolean isFixedPitch(String[] families) {
    if (families != null) {
      for (String family : families) {
        String name = family.toLowerCase(Locale.ROOT);
        if (name.contains("mono") || name.matches(".*(courier|consol|menlo|fixed|terminal).*")) {
          return true;
        }
        if (name.matches(".*(sans|serif|arial|helvetica|verdana|georgia|times|roboto|segoe).*")) {
          return false;
        }
      }
    }
    return false;
  }
}
