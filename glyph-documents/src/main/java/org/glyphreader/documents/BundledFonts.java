package org.glyphreader.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.glyphreader.spi.FontProvider;

/**
 * The fonts that stand in where a PDF does not embed its own: fonts of {@link FontProvider}s where
 * they suit better, else Liberation Sans out of PDFBox's jar. Never a font of the machine, so that
 * a page looks the same everywhere. Parsed once; safe for use by several threads.
 */
final class BundledFonts {

  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Map<String, TrueTypeFont> parsed = new ConcurrentHashMap<>();

  /** The font for a name such as {@code Courier-Bold}; the descriptor may be null. */
  TrueTypeFont forName(String baseFont, PDFontDescriptor descriptor) {
    String name = baseFont == null ? "" : baseFont.toLowerCase(Locale.ROOT);
    boolean fixedPitch = descriptor != null && descriptor.isFixedPitch();
    if (fixedPitch || name.contains("courier") || name.contains("mono")) {
      return named("dejavu-sans-mono");
    }
    return name.contains("symbol") || name.contains("dingbats")
        ? named("dejavu-sans")
        : named("liberation-sans");
  }

  /** The font for a character collection such as {@code GB1}. */
  TrueTypeFont forCollection(String ordering, String baseFont, PDFontDescriptor descriptor) {
    return switch (ordering) {
      case "GB1", "CNS1", "Japan1", "Korea1", "KR" -> named("noto-sans-sc");
      default -> forName(baseFont, descriptor);
    };
  }

  private TrueTypeFont named(String name) {
    return parsed.computeIfAbsent(name, BundledFonts::load);
  }

  private static TrueTypeFont load(String name) {
    try (InputStream in = open(name)) {
      byte[] bytes = in.readAllBytes();
      boolean postScriptOutlines = bytes.length > 0 && bytes[0] == 'O';
      RandomAccessReadBuffer data = new RandomAccessReadBuffer(bytes);
      return postScriptOutlines ? new OTFParser(false).parse(data) : new TTFParser().parse(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled font " + name + " cannot be read", e);
    }
  }

  /** The file of a bundled font; the caller closes it. */
  static InputStream open(String name) throws IOException {
    try {
      ClassLoader own = BundledFonts.class.getClassLoader();
      for (FontProvider provider : ServiceLoader.load(FontProvider.class, own)) {
        if (provider.names().contains(name)) {
          return provider.open(name);
        }
      }
    } catch (ServiceConfigurationError broken) {
      return liberation();
    }
    return liberation();
  }

  private static InputStream liberation() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(LIBERATION);
    if (in == null) {
      throw new IOException(LIBERATION + " is missing from PDFBox's jar");
    }
    return in;
  }

  /** The font as the OpenType font it is, or null if its outlines are TrueType's. */
  static OpenTypeFont asOpenType(TrueTypeFont font) {
    return font instanceof OpenTypeFont openType && openType.isPostScript() ? openType : null;
  }
}
