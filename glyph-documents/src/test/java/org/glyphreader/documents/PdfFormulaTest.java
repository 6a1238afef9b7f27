package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.glyphreader.Line;
import org.glyphreader.spi.Fixed;
import org.junit.jupiter.api.Test;

/** Formulas read in one line, with brackets that hang below the point where they are drawn. */
class PdfFormulaTest {

  @Test
  void hangingBracketsReadWhereTheyStand() {
    byte[] pdf =
        Pdfs.make(
            document -> {
              PDFont hanging = hangingBrackets(document);
              Pdfs.page(
                  document,
                  content -> {
                    Pdfs.show(content, 10, 72, 712, "The line above.");
                    Pdfs.show(content, 10, 72, 700, "CRC");
                    bracket(content, hanging, 94, "(");
                    Pdfs.show(content, 10, 99, 700, "M(x), v(x)");
                    bracket(content, hanging, 141.5f, ")");
                    Pdfs.show(content, 10, 152, 700, "mod P");
                    Pdfs.show(content, 10, 72, 688, "The line below.");
                  });
            });
    try (Fixed content = Pdfs.read(pdf)) {
      List<Line> lines = content.pages().get(0).textLayer().orElseThrow().lines();
      assertThat(lines)
          .extracting(Line::text)
          .containsExactly("The line above.", "CRC(M(x), v(x)) mod P", "The line below.");
    }
  }

  /** Its ink is centred on the axis of a formula whose baseline is at 700. */
  private static void bracket(PDPageContentStream content, PDFont font, float x, String bracket)
      throws IOException {
    content.beginText();
    content.setFont(font, 10);
    content.newLineAtOffset(x, 700 + 2.5f + 6);
    content.showText(bracket);
    content.endText();
  }

  /** A font whose brackets are bars from 1.2 type sizes below the baseline up to it. */
  private static PDFont hangingBrackets(PDDocument document) throws IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "Hanging");
    descriptor.setInt(COSName.FLAGS, 4);
    PDStream file = new PDStream(document, new ByteArrayInputStream(cff()));
    file.getCOSObject().setItem(COSName.SUBTYPE, COSName.getPDFName("Type1C"));
    descriptor.setItem(COSName.FONT_FILE3, file);
    COSArray widths = new COSArray();
    widths.add(COSInteger.get(400));
    widths.add(COSInteger.get(400));
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Hanging");
    font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
    font.setInt(COSName.FIRST_CHAR, '(');
    font.setInt(COSName.LAST_CHAR, ')');
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.FONT_DESC, descriptor);
    return PDFontFactory.createFont(font);
  }

  /** A bare CFF font with the glyphs .notdef, parenleft and parenright. */
  private static byte[] cff() throws IOException {
    int standardIdOfParenLeft = 9;
    byte[] bar =
        concat(
            number(100),
            number(-1200),
            op(21),
            number(200),
            op(6),
            number(1200),
            op(7),
            number(-200),
            op(6),
            op(14));
    byte[] charStrings = index(new byte[] {14}, bar, bar);
    byte[] charset = {0, 0, (byte) standardIdOfParenLeft, 0, (byte) (standardIdOfParenLeft + 1)};
    byte[] start = concat(new byte[] {1, 0, 4, 1}, index("Hanging".getBytes()));
    byte[] noStrings = {0, 0};
    int top = index(topDict(0, 0, 0)).length;
    int charsetAt = start.length + top + 2 * noStrings.length;
    int stringsAt = charsetAt + charset.length;
    byte[] dict = topDict(charsetAt, stringsAt, stringsAt + charStrings.length);
    return concat(start, index(dict), noStrings, noStrings, charset, charStrings);
  }

  private static byte[] topDict(int charset, int charStrings, int priv) throws IOException {
    return concat(
        number(charset), op(15), number(charStrings), op(17), number(0), number(priv), op(18));
  }

  private static byte[] index(byte[]... items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0, (byte) items.length, 1, 1});
    int offset = 1;
    for (byte[] item : items) {
      offset += item.length;
      out.write(offset);
    }
    out.write(concat(items));
    return out.toByteArray();
  }

  private static byte[] number(int value) {
    return new byte[] {28, (byte) (value >> 8), (byte) value};
  }

  private static byte[] op(int code) {
    return new byte[] {(byte) code};
  }

  private static byte[] concat(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    return out.toByteArray();
  }
}
