package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Fixed;
import org.junit.jupiter.api.Test;

class HostilePdfTest {

  private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
  private static final String ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

  @Test
  void noPagesAtAll() {
    refused(() -> Pdfs.read(Pdfs.ofObjects(CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>")))
        .hasMessage("a.pdf has no pages");
  }

  @Test
  void noPageTree() {
    refused(() -> Pdfs.read(Pdfs.ofObjects("<< /Type /Catalog >>")))
        .hasMessageContaining("Page tree");
  }

  @Test
  void aLoopInThePageTree() {
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
            "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>");
    refused(() -> Pdfs.read(pdf)).hasMessageContaining("a loop in its page tree");
  }

  @Test
  void fewerPagesThanPromised() {
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", "<< /Type /Page >>");
    refused(() -> Pdfs.read(pdf))
        .hasMessageContaining("promises 2000000000 pages but holds 1")
        .hasMessageContaining("truncated");
  }

  @Test
  void moreThanTenThousandPages() {
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            "<< /Type /Pages /Kids [" + "3 0 R ".repeat(10_001) + "] /Count 10001 >>",
            "<< /Type /Page /MediaBox [0 0 10 10] >>");
    refused(() -> Pdfs.read(pdf)).hasMessage("a.pdf has more than 10000 pages; split it");
  }

  @Test
  void aHugePageShowsItsArithmetic() {
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG, ONE_PAGE, "<< /Type /Page /MediaBox [0 0 14400 14400] /UserUnit 10 >>");
    refused(() -> Pdfs.read(pdf, RenderConfig.builder().dpi(144).build()))
        .hasMessageContaining("a.pdf, page 1 measures 14400.0 × 14400.0 units of 10.0/72 inch")
        .hasMessageContaining("at 144 dpi 288000 × 288000 = 82944000000 px")
        .hasMessageContaining("lower the dpi");
  }

  @Test
  void deepNestingOfValues() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            ONE_PAGE,
            "<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R /X 4 0 R >>",
            deep);
    refused(() -> paint(pdf)).hasMessageContaining("nested too deeply");
  }

  @Test
  void aContentStreamThatDecompressesWithoutEnd() {
    byte[] bomb = deflated((byte) ' ', 300 << 20);
    refused(() -> paint(page("/Filter /FlateDecode", bomb, "")))
        .hasMessageContaining("decompresses to more than 256 MiB in one stream");
  }

  @Test
  void compressionInsideCompression() throws Exception {
    byte[] bomb = deflated(deflated((byte) ' ', 400 << 20));
    refused(() -> paint(page("/Filter [/FlateDecode /FlateDecode]", bomb, "")))
        .hasMessageContaining("decompresses to more than");
  }

  @Test
  void anImageWithMorePixelsThanData() {
    String image =
        Pdfs.stream(
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 1"
                + " /ColorSpace /DeviceGray",
            "x");
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            ONE_PAGE,
            "<< /Type /Page /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /I 5 0 R"
                + " >> >> >>",
            Pdfs.stream("", "99 0 0 99 0 0 cm /I Do"),
            image);
    refused(() -> paint(pdf)).hasMessageContaining("100000 × 100000 = 10000000000 px");
  }

  @Test
  void anInlineImageWithMorePixelsThanData() {
    byte[] content =
        "BI /W 90000 /H 90000 /BPC 1 /CS /G ID x\nEI".getBytes(StandardCharsets.US_ASCII);
    refused(() -> paint(page("", content, "")))
        .hasMessageContaining("90000 × 90000 = 8100000000 px");
  }

  @Test
  void formsThatDrawFormsWithoutEnd() {
    String[] objects = new String[14];
    objects[0] = CATALOG;
    objects[1] = ONE_PAGE;
    objects[2] =
        "<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>"
            + " >>";
    objects[3] = Pdfs.stream("", "/F Do ".repeat(10));
    for (int i = 4; i < objects.length; i++) {
      int next = i + 2 > objects.length ? i + 1 : i + 2;
      objects[i] =
          Pdfs.stream(
              "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F "
                  + next
                  + " 0 R >> >>",
              (next == i + 1 ? "q Q " : "/F Do ").repeat(12));
    }
    refused(() -> text(Pdfs.ofObjects(objects)))
        .hasMessageContaining("more than 10000000 drawing operators");
  }

  @Test
  void aFormThatDrawsItself() {
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            ONE_PAGE,
            "<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R"
                + " >> >> >>",
            Pdfs.stream("", "/F Do"),
            Pdfs.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >>"
                    + " >>",
                "/F Do"));
    refused(() -> paint(pdf)).hasMessageContaining("draws forms inside forms, 50 deep");
    refused(() -> text(pdf)).hasMessageContaining("draws forms inside forms, 50 deep");
  }

  @Test
  void aPictureInAFormatThatIsNotThere() {
    String image =
        Pdfs.stream(
            "/Type /XObject /Subtype /Image /Width 10 /Height 10 /Filter /JPXDecode", "no JPEG");
    byte[] pdf =
        Pdfs.ofObjects(
            CATALOG,
            ONE_PAGE,
            "<< /Type /Page /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /I 5 0 R"
                + " >> >> >>",
            Pdfs.stream("", "99 0 0 99 0 0 cm /I Do"),
            image);
    refused(() -> paint(pdf))
        .hasMessageContaining("a.pdf, page 1 is mostly an image that cannot be decoded");
  }

  private static byte[] page(String dictionary, byte[] content, String resources) {
    String data = new String(content, StandardCharsets.ISO_8859_1);
    return Pdfs.ofObjects(
        CATALOG,
        ONE_PAGE,
        "<< /Type /Page /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << "
            + resources
            + " >> >>",
        Pdfs.stream(dictionary, data));
  }

  private static void paint(byte[] pdf) {
    try (Fixed content = Pdfs.read(pdf)) {
      content.pages().get(0).paint();
    }
  }

  private static void text(byte[] pdf) {
    try (Fixed content = Pdfs.read(pdf)) {
      content.pages().get(0).textLayer();
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable read) {
    return assertThatThrownBy(read)
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageStartingWith("a.pdf");
  }

  private static byte[] deflated(byte value, int count) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(1))) {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, value);
        for (int left = count; left > 0; left -= block.length) {
          deflate.write(block);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
      deflate.write(bytes);
    }
    return out.toByteArray();
  }
}
