package org.glyphreader.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Fixed;

/** Makes PDFs for tests, with PDFBox or by hand. */
final class Pdfs {

  static final RenderConfig DPI_72 = RenderConfig.builder().dpi(72).build();

  private Pdfs() {}

  interface Draw {
    void on(PDDocument document) throws IOException;
  }

  interface Content {
    void on(PDPageContentStream content) throws IOException;
  }

  static byte[] make(Draw draw) {
    try {
      return ScopedFontMapper.with(
          () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
              draw.on(document);
              document.save(out);
            }
            return out.toByteArray();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PDPage page(PDDocument document, Content content) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
      content.on(stream);
    }
    return page;
  }

  static PDFont helvetica() throws IOException {
    return ScopedFontMapper.with(() -> new PDType1Font(FontName.HELVETICA));
  }

  static void show(PDPageContentStream content, float size, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(helvetica(), size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  static byte[] withText(String... pages) {
    return make(
        document -> {
          for (String text : pages) {
            page(document, content -> show(content, 12, 72, 700, text));
          }
        });
  }

  static Source source(byte[] pdf) {
    return Source.stream(new ByteArrayInputStream(pdf), "a.pdf", Source.PDF);
  }

  static Fixed read(byte[] pdf) {
    return read(pdf, DPI_72);
  }

  static Fixed read(byte[] pdf, RenderConfig config) {
    return (Fixed) new PdfReaderProvider().reader().read(source(pdf), config);
  }

  /** A PDF of these objects (numbered from 1, the first the catalog), with a correct table. */
  static byte[] ofObjects(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.length; i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      pdf.append(String.format("%010d 00000 n \n", offset));
    }
    pdf.append("trailer\n<< /Size ").append(objects.length + 1).append(" /Root 1 0 R >>\n");
    pdf.append("startxref\n").append(table).append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An object that is a stream. */
  static String stream(String dictionary, String data) {
    return "<< "
        + dictionary
        + " /Length "
        + data.length()
        + " >>\nstream\n"
        + data
        + "\nendstream";
  }
}
