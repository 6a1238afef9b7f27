package org.glyphreader.render.internal.font;

import java.awt.Font;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.glyphreader.DocumentFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A parsed font: characters, advances, outlines, all unhinted. Safe for use by several threads. */
public final class FontFace {

  private static final Logger LOG = LoggerFactory.getLogger(FontFace.class);
  private static final int OPEN_TYPE_CFF = 0x4F54544F;

  private final String name;
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final int unitsPerEm;
  private final double ascent;
  private final double descent;
  private final double overhang;
  private final Callable<InputStream> file;
  private final GlyphBounds bounds;
  private Optional<Font> awt;

  private FontFace(String name, TrueTypeFont font, byte[] data, Callable<InputStream> file)
      throws IOException {
    this.file = file;
    this.bounds = GlyphBounds.of(font, data);
    this.name = name;
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
    this.ascent = font.getHorizontalHeader().getAscender() / (double) unitsPerEm;
    this.descent = -font.getHorizontalHeader().getDescender() / (double) unitsPerEm;
    double right = font.getHeader().getXMax() / (double) unitsPerEm;
    this.overhang = Math.max(1, Math.min(8, right));
  }

  /**
   * Parses a TrueType or OpenType file; of a collection the first font.
   *
   * @param name by which messages call the font
   * @param file its bytes, which are kept and may be changed
   * @param original opens the file again, unchanged
   * @throws DocumentFormatException if it is none, or damaged
   */
  static FontFace parse(String name, byte[] file, Callable<InputStream> original) {
    Sfnt.openCollection(file);
    Sfnt.hideUnneeded(file);
    try {
      RandomAccessReadBuffer data = new RandomAccessReadBuffer(file);
      TrueTypeFont font = isCff(file) ? new OTFParser().parse(data) : new TTFParser().parse(data);
      if (font.getUnitsPerEm() < 16) {
        throw new IOException("units per em are " + font.getUnitsPerEm());
      }
      return new FontFace(name, font, file, original);
    } catch (IOException | RuntimeException e) {
      throw new DocumentFormatException(
          "Font \"" + name + "\" is no usable TrueType or OpenType font (" + e.getMessage() + ")",
          e);
    }
  }

  private static boolean isCff(byte[] file) {
    return file.length >= 4
        && ((file[0] << 24) | (file[1] & 0xFF) << 16 | (file[2] & 0xFF) << 8 | file[3] & 0xFF)
            == OPEN_TYPE_CFF;
  }

  /** The same font for Java2D, at a size of one px per unit; empty if Java2D cannot use it. */
  synchronized Optional<Font> awt() {
    if (awt == null) {
      try (InputStream in = file.call()) {
        Font font = Font.createFont(Font.TRUETYPE_FONT, in);
        awt = Optional.of(font.deriveFont((float) unitsPerEm));
      } catch (Exception | LinkageError e) {
        LOG.warn("{} is used without shaping: Java2D cannot load it ({})", name, e.toString());
        awt = Optional.empty();
      }
    }
    return awt;
  }

  /** By which messages call it. */
  public String name() {
    return name;
  }

  /** Font units per em: the unit of {@link #advance}. */
  public int unitsPerEm() {
    return unitsPerEm;
  }

  /** From the baseline up to where the type ends, em. */
  public double ascent() {
    return ascent;
  }

  /** From the baseline down to where the type ends, em, positive. */
  public double descent() {
    return descent;
  }

  /** How far right of its origin the ink of any glyph may reach, em. */
  public double overhang() {
    return overhang;
  }

  /** The glyph of a character, 0 if the font lacks it. */
  public int glyph(int codePoint) {
    return characters.getGlyphId(codePoint);
  }

  /** Whether narrow and wide letters take the same room. */
  public boolean isFixedPitch() {
    return advance(glyph('i')) == advance(glyph('W'));
  }

  /** The advance of a glyph in font units. */
  public int advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** How far right of its origin the ink of a glyph reaches, font units; at most, if not known. */
  public double right(int glyph) {
    int right = bounds.right(glyph);
    return right == GlyphBounds.UNKNOWN ? advance(glyph) + overhang * unitsPerEm : right;
  }

  /** The outline that the font has for what it lacks; empty if it has none. */
  public Path2D replacement() {
    return outline(0);
  }

  /** The outline of a glyph in font units, y upwards. */
  public Path2D outline(int glyph) {
    synchronized (font) {
      try {
        if (font instanceof OpenTypeFont openType && openType.isPostScript()) {
          return openType.getCFF().getFont().getType2CharString(glyph).getPath();
        }
        var data = font.getGlyph().getGlyph(glyph);
        return data == null ? new Path2D.Float() : data.getPath();
      } catch (IOException | RuntimeException e) {
        throw damaged(e);
      }
    }
  }

  private DocumentFormatException damaged(Exception cause) {
    return new DocumentFormatException(
        "Font \"" + name + "\" is damaged (" + cause.getMessage() + ")", cause);
  }

  @Override
  public String toString() {
    return name;
  }
}
