package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.api.Test;

/** What stands around the text of pages interrupts nothing and is not lost. */
class PdfRunningLinesTest {

  private static final RenderConfig REFLOW = RenderConfig.builder().pdfMode(PdfMode.REFLOW).build();

  @Test
  void headersOfChaptersAreKnownByTheirPlace() {
    Flow flow =
        read(
            document -> {
              for (int p = 1; p <= 12; p++) {
                page(document, p, p <= 9 ? "On Mammals" : "On Avifauna");
              }
            });
    assertThat(flow.text()).contains("and from c it goes on to begins on page d and");
    assertThat(flow.blocks())
        .extracting(block -> flow.text().substring(block.start(), block.end()))
        .contains("On Mammals", "On Avifauna");
    assertThat(flow.text()).containsOnlyOnce("Mammals").containsOnlyOnce("Avifauna");
  }

  private static void page(PDDocument document, int number, String header) throws IOException {
    char letter = (char) ('a' + number);
    Pdfs.page(
        document,
        content -> {
          Pdfs.show(content, 10, 470, 800, header);
          Pdfs.show(content, 10, 72, 750, "begins on page " + letter + " and goes on");
          for (int i = 1; i <= 20; i++) {
            Pdfs.show(
                content, 10, 72, 750 - 12 * i, letter + " and it goes on and on".repeat(i % 3 + 1));
          }
          Pdfs.show(content, 10, 72, 750 - 12 * 21, "and from " + letter + " it goes on to");
          Pdfs.show(content, 10, 290, 40, String.valueOf(number));
        });
  }

  @Test
  void titlesOfSlidesAreNoHeaders() {
    String[] titles = {"Lions", "Lions", "Tigers", "Tigers", "Bears", "Bears"};
    Flow flow =
        read(
            document -> {
              for (String title : titles) {
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(content, 24, 72, 780, title);
                      for (int i = 0; i < 6; i++) {
                        Pdfs.show(content, 12, 72, 700 - 20 * i, "- they are beasts of prey " + i);
                      }
                    });
              }
            });
    assertThat(flow.blocks().stream().filter(block -> block.kind() == Block.Kind.HEADING))
        .hasSize(titles.length);
  }

  @Test
  void numbersNearTheEndOfAPageAreNoPageNumbers() {
    Flow flow =
        read(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(content, 10, 72, 780, "Words stand above");
                      Pdfs.show(content, 10, 300, 200, "(1)");
                      Pdfs.show(content, 10, 72, 186, "42");
                      Pdfs.show(content, 10, 72, 172, "and below.");
                      Pdfs.show(content, 10, 290, 40, "7");
                    }));
    assertThat(List.of(flow.text().split("\\s+"))).contains("(1)", "42").doesNotContain("7");
  }

  private static Flow read(Pdfs.Draw draw) {
    return (Flow) new PdfReaderProvider().reader().read(Pdfs.source(Pdfs.make(draw)), REFLOW);
  }
}
