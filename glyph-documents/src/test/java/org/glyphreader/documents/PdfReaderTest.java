package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"72, 595, 841", "96, 793, 1122", "150, 1240, 1753"})
  void pagesHaveTheSizeOfTheirDpi(int dpi, int width, int height) {
    RenderConfig config = RenderConfig.builder().dpi(dpi).build();
    try (Fixed content = Pdfs.read(Pdfs.withText("one", "two"), config)) {
      assertThat(content.pages()).hasSize(2);
      PageSource page = content.pages().get(1);
      assertThat(page.width()).isEqualTo(width);
      assertThat(page.height()).isEqualTo(height);
      Pixels pixels = page.paint();
      assertThat(pixels.width()).isEqualTo(width);
      assertThat(pixels.height()).isEqualTo(height);
      assertThat(Ink.bounds(pixels).x()).isBetween(dpi - 2, dpi + 4);
    }
  }

  @Test
  void everyPageHasItsOwnText() {
    try (Fixed content = Pdfs.read(Pdfs.withText("one", "two", "three"))) {
      assertThat(content.pages().stream().map(page -> page.textLayer().orElseThrow().text()))
          .containsExactly("one", "two", "three");
    }
  }

  @Test
  void valuesOfTheTreeAreInherited() {
    byte[] pdf =
        Pdfs.ofObjects(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] /Rotate 90 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 3 0 R >>");
    try (Fixed content = Pdfs.read(pdf)) {
      assertThat(content.pages().get(0).width()).isEqualTo(200);
      assertThat(content.pages().get(0).height()).isEqualTo(300);
      assertThat(content.pages().get(0).paint().width()).isEqualTo(200);
      assertThat(content.pages().get(0).textLayer()).isEmpty();
    }
  }

  @Test
  void pagesArePaintedByManyThreadsAsByOne() throws Exception {
    byte[] pdf = Pdfs.withText("one", "two", "three", "four");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Fixed content = Pdfs.read(pdf)) {
      List<Pixels> alone = content.pages().stream().map(PageSource::paint).toList();
      List<Future<Pixels>> together = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        PageSource page = content.pages().get(i % 4);
        together.add(
            threads.submit(
                () -> {
                  page.textLayer().orElseThrow();
                  return page.paint();
                }));
      }
      for (int i = 0; i < 16; i++) {
        assertThat(together.get(i).get().bytes()).isEqualTo(alone.get(i % 4).bytes());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closedContentSaysSo() {
    Fixed content = Pdfs.read(Pdfs.withText("one"));
    PageSource page = content.pages().get(0);
    content.close();
    assertThatCode(content::close).doesNotThrowAnyException();
    assertThatThrownBy(page::paint)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The PDF a.pdf was closed");
    assertThatThrownBy(page::textLayer).isInstanceOf(IllegalStateException.class);
    assertThat(page.width()).isEqualTo(595);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void filesAreOpenUntilClosedAndNoLonger() throws Exception {
    Path file = Files.write(folder.resolve("b.pdf"), Pdfs.withText("one"));
    DocumentContent content = read(Source.file(file));
    assertThat(openFiles()).contains(file);
    content.close();
    assertThat(openFiles()).doesNotContain(file);

    Path bad = Files.write(folder.resolve("bad.pdf"), "%PDF-1.7\nnothing".getBytes());
    assertThatThrownBy(() -> read(Source.file(bad))).isInstanceOf(DocumentFormatException.class);
    Path loop = Files.write(folder.resolve("loop.pdf"), loop());
    assertThatThrownBy(() -> read(Source.file(loop))).isInstanceOf(DocumentFormatException.class);
    assertThat(openFiles()).doesNotContain(bad, loop);
  }

  @Test
  void aPasswordIsAskedForInVain() {
    assertThatThrownBy(() -> Pdfs.read(encrypted("secret")))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage("a.pdf is encrypted with a password; save a copy without one and read that");
  }

  @Test
  void encryptionWithoutAPasswordForReadersIsNoObstacle() {
    try (Fixed content = Pdfs.read(encrypted(""))) {
      assertThat(content.pages().get(0).textLayer().orElseThrow().text()).isEqualTo("one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no PDF at all", "%PDF-1.7", "%PDF-1.7\n%%EOF", "\u0000\u0001"})
  void whatIsNoPdfIsRefusedByName(String bytes) {
    assertThatThrownBy(() -> Pdfs.read(bytes.getBytes()))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageStartingWith("a.pdf ");
  }

  @Test
  void aTruncatedPdfIsReadWholeOrRefused() {
    byte[] pdf = Pdfs.withText("one", "two", "three", "four", "five");
    for (int cut = 1; cut < 20; cut++) {
      byte[] part = java.util.Arrays.copyOf(pdf, pdf.length * cut / 20);
      try (Fixed content = Pdfs.read(part)) {
        assertThat(content.pages()).as("of %d/20", cut).hasSize(5);
      } catch (DocumentFormatException refused) {
        assertThat(refused).hasMessageStartingWith("a.pdf ");
      }
    }
  }

  @Test
  void anyDamageEndsInPagesOrInARefusal() {
    byte[] pdf = Pdfs.withText("one", "two");
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = pdf.clone();
      for (int j = 0; j < 1 + i % 8; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try (Fixed content = Pdfs.read(damaged)) {
        for (PageSource page : content.pages()) {
          page.textLayer();
          page.paint();
        }
      } catch (DocumentFormatException refused) {
        assertThat(refused).hasMessageStartingWith("a.pdf");
      }
    }
  }

  @Test
  void fontsAreNeverTakenFromTheMachine() throws Exception {
    Path cache = Path.of(System.getProperty("user.home"), ".pdfbox.cache");
    boolean before = Files.exists(cache);
    byte[] pdf =
        Pdfs.ofObjects(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font"
                + " << /F1 << /Type /Font /Subtype /TrueType /BaseFont /NoSuchFont >> /F2 << /Type"
                + " /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> /F3 << /Type /Font /Subtype"
                + " /Type1 /BaseFont /Courier >> >> >> >>",
            Pdfs.stream(
                "", "BT /F1 20 Tf 20 100 Td (word) Tj /F2 20 Tf (n) Tj /F3 20 Tf (mono) Tj ET"));
    try (Fixed content = Pdfs.read(pdf)) {
      assertThat(content.pages().get(0).textLayer().orElseThrow().text()).startsWith("word");
      assertThat(Ink.bounds(content.pages().get(0).paint())).isNotNull();
    }
    assertThat(Files.exists(cache)).isEqualTo(before);
    assertThat(FontMappers.instance()).isInstanceOf(ScopedFontMapper.class);
  }

  @Test
  void theProviderKnowsItsFiles() {
    PdfReaderProvider provider = new PdfReaderProvider();
    assertThat(provider.mediaTypeOf("A.PDF")).contains("application/pdf");
    assertThat(provider.mediaTypeOf("pdf")).isEmpty();
    assertThat(provider.mediaTypes()).containsExactly("application/pdf");
  }

  private static byte[] loop() {
    return Pdfs.ofObjects(
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
  }

  private static byte[] encrypted(String userPassword) {
    return Pdfs.make(
        document -> {
          Pdfs.page(document, content -> Pdfs.show(content, 12, 72, 700, "one"));
          StandardProtectionPolicy policy =
              new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
          policy.setEncryptionKeyLength(128);
          document.protect(policy);
        });
  }

  private static DocumentContent read(Source source) {
    return new PdfReaderProvider().reader().read(source, Pdfs.DPI_72);
  }

  private static List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      for (Path handle : handles.toList()) {
        try {
          open.add(Files.readSymbolicLink(handle));
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    return open;
  }
}
