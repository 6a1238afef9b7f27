package org.glyphreader.documents;

import java.io.IOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Gives {@link BundledFonts} to threads that read a document for Glyph, and leaves everyone else's
 * use of PDFBox as it was. PDFBox knows one mapper only, and its own scans the machine's fonts and
 * writes what it found to the home folder.
 */
final class ScopedFontMapper implements FontMapper {

  private static final BundledFonts FONTS = new BundledFonts();
  private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();

  private final FontMapper outside;

  private ScopedFontMapper(FontMapper outside) {
    this.outside = outside;
  }

  /** Runs {@code decoder} with the bundled fonts. */
  static <T> T with(Guard.Decoder<T> decoder) throws IOException {
    synchronized (ScopedFontMapper.class) {
      if (!(FontMappers.instance() instanceof ScopedFontMapper)) {
        FontMappers.set(new ScopedFontMapper(FontMappers.instance()));
      }
    }
    boolean nested = INSIDE.get() != null;
    INSIDE.set(true);
    try {
      return decoder.run();
    } finally {
      if (!nested) {
        INSIDE.remove();
      }
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, PDFontDescriptor descriptor) {
    return INSIDE.get() == null
        ? outside.getTrueTypeFont(baseFont, descriptor)
        : new FontMapping<>(FONTS.forName(baseFont, descriptor), false);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, PDFontDescriptor descriptor) {
    return INSIDE.get() == null
        ? outside.getFontBoxFont(baseFont, descriptor)
        : new FontMapping<>(FONTS.forName(baseFont, descriptor), false);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String baseFont, PDFontDescriptor descriptor, PDCIDSystemInfo collection) {
    if (INSIDE.get() == null) {
      return outside.getCIDFont(baseFont, descriptor, collection);
    }
    String ordering = collection == null ? "" : String.valueOf(collection.getOrdering());
    TrueTypeFont font = FONTS.forCollection(ordering, baseFont, descriptor);
    OpenTypeFont openType = BundledFonts.asOpenType(font);
    return openType == null
        ? new CIDFontMapping(null, font, false)
        : new CIDFontMapping(openType, null, false);
  }
}
