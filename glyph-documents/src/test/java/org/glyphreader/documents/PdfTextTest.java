package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTextTest {

  private static final String FILLER = "several words that fill the line";

  @Test
  void aLineStandsWhereItWasDrawn() throws Exception {
    byte[] pdf = Pdfs.withText("The quick brown fox");
    RenderConfig twice = RenderConfig.builder().dpi(144).build();
    try (Fixed content = Pdfs.read(pdf, twice)) {
      TextLayer layer = content.pages().get(0).textLayer().orElseThrow();
      assertThat(layer.text()).isEqualTo("The quick brown fox");
      Line line = layer.lines().get(0);
      assertThat(line.origin()).isEqualTo(Line.Origin.PDF);
      assertThat(line.start()).isZero();
      assertThat(line.end()).isEqualTo(19);
      assertThat(line.fontSize()).isEqualTo(24f, within(0.01f));
      assertThat(line.baseline()).isEqualTo(Math.round((PDRectangle.A4.getHeight() - 700) * 2));
      assertThat(line.box().x()).isEqualTo(144);
      float width = 2 * 12 * Pdfs.helvetica().getStringWidth("The quick brown fox") / 1000;
      assertThat(line.box().right()).isEqualTo((int) Math.ceil(144 + width));
      Box quick = line.box(4, 9);
      float before = 2 * 12 * Pdfs.helvetica().getStringWidth("The ") / 1000;
      float word = 2 * 12 * Pdfs.helvetica().getStringWidth("quick") / 1000;
      assertThat(quick.x()).isEqualTo((int) Math.floor(144 + before));
      assertThat(quick.right()).isBetween((int) (144 + before + word), (int) (146 + before + word));
    }
  }

  @Test
  void theInkLiesInTheBox() {
    byte[] pdf = Pdfs.withText("ÄÖgjpqy|");
    try (Fixed content = Pdfs.read(pdf)) {
      Box box = content.pages().get(0).textLayer().orElseThrow().lines().get(0).box();
      Box ink = Ink.bounds(content.pages().get(0).paint());
      assertThat(box.union(ink)).isEqualTo(box);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void columnsAreReadOneAfterTheOther(boolean drawnRowByRow) {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(
                          content, 16, 100, 780, "A title that runs over both of the columns");
                      for (int i = 0; i < 20; i++) {
                        int row = drawnRowByRow ? i / 2 : i % 10;
                        boolean left = drawnRowByRow ? i % 2 == 0 : i < 10;
                        Pdfs.show(
                            content,
                            10,
                            left ? 60 : 310,
                            740 - 12 * row,
                            (left ? "left " : "right ") + row + " " + FILLER);
                      }
                      Pdfs.show(content, 8, 60, 40, "A footer " + FILLER + " " + FILLER + FILLER);
                    }));
    List<String> lines = lines(pdf);
    assertThat(lines).hasSize(22);
    assertThat(lines.get(0)).startsWith("A title");
    for (int row = 0; row < 10; row++) {
      assertThat(lines.get(1 + row)).startsWith("left " + row);
      assertThat(lines.get(11 + row)).startsWith("right " + row);
    }
    assertThat(lines.get(21)).startsWith("A footer");
  }

  @Test
  void columnsWhoseLinesAreNotLevelStayApart() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      for (int row = 0; row < 8; row++) {
                        Pdfs.show(content, 10, 60, 740 - 12 * row, "left " + row + " " + FILLER);
                        Pdfs.show(content, 10, 310, 735 - 13 * row, "right " + row + " " + FILLER);
                      }
                    }));
    List<String> lines = lines(pdf);
    assertThat(lines.subList(0, 8)).allMatch(line -> line.startsWith("left"));
    assertThat(lines.subList(8, 16)).allMatch(line -> line.startsWith("right"));
  }

  @Test
  void threeColumnsAreReadOneAfterTheOther() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      for (int row = 0; row < 6; row++) {
                        for (int column = 0; column < 3; column++) {
                          String text = column + "" + row + " words of this column";
                          Pdfs.show(content, 9, 40 + 180 * column, 740 - 11 * row, text);
                        }
                      }
                    }));
    assertThat(lines(pdf).stream().map(line -> line.substring(0, 2)))
        .containsExactly(
            "00", "01", "02", "03", "04", "05", "10", "11", "12", "13", "14", "15", "20", "21",
            "22", "23", "24", "25");
  }

  @Test
  void aTableIsReadRowByRow() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      for (int column = 0; column < 3; column++) {
                        for (int row = 0; row < 6; row++) {
                          Pdfs.show(
                              content, 10, 60 + 150 * column, 740 - 14 * row, "c" + column + row);
                        }
                      }
                    }));
    assertThat(lines(pdf))
        .containsExactly(
            "c00 c10 c20",
            "c01 c11 c21",
            "c02 c12 c22",
            "c03 c13 c23",
            "c04 c14 c24",
            "c05 c15 c25");
  }

  @Test
  void aTableOfCommandsAndTheirMeaningIsReadRowByRow() {
    String[] commands = {
      "ls", "cat long-file-name | head -n 20", "cp a b", "find . -name x", "pwd"
    };
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      for (int i = 0; i < commands.length; i++) {
                        Pdfs.show(content, 10, 60, 740 - 14 * i, commands[i]);
                        Pdfs.show(content, 10, 280, 740 - 14 * i, "meaning " + i + " " + FILLER);
                      }
                    }));
    assertThat(lines(pdf).get(1)).isEqualTo("cat long-file-name | head -n 20 meaning 1 " + FILLER);
  }

  @Test
  void linesDrawnFromBottomToTopAreReadFromTopToBottom() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      for (int row = 4; row >= 0; row--) {
                        Pdfs.show(content, 10, 60, 740 - 12 * row, "row " + row);
                      }
                    }));
    assertThat(lines(pdf)).containsExactly("row 0", "row 1", "row 2", "row 3", "row 4");
  }

  @Test
  void wordsPlacedOneByOneAreParted() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      float x = 60;
                      for (String word : "These words have no spaces between them".split(" ")) {
                        Pdfs.show(content, 10, x, 700, word);
                        x += Pdfs.helvetica().getStringWidth(word) / 100 + 2.78f;
                      }
                    }));
    assertThat(lines(pdf)).containsExactly("These words have no spaces between them");
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void aTurnedPageKeepsItsTextUprightWhenTheTextIsTurnedToo(int rotation) throws Exception {
    byte[] pdf =
        Pdfs.make(
            document -> {
              PDPage page = new PDPage(PDRectangle.A4);
              page.setRotation(rotation);
              document.addPage(page);
              float w = PDRectangle.A4.getWidth();
              float h = PDRectangle.A4.getHeight();
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(
                    switch (rotation) {
                      case 90 -> new Matrix(0, 1, -1, 0, w, 0);
                      case 180 -> new Matrix(-1, 0, 0, -1, w, h);
                      default -> new Matrix(0, -1, 1, 0, 0, h);
                    });
                Pdfs.show(content, 20, 100, 400, "Upright");
              }
            });
    try (Fixed content = Pdfs.read(pdf)) {
      boolean sideways = rotation != 180;
      assertThat(content.pages().get(0).width()).isEqualTo(sideways ? 841 : 595);
      assertThat(content.pages().get(0).height()).isEqualTo(sideways ? 595 : 841);
      Line line = content.pages().get(0).textLayer().orElseThrow().lines().get(0);
      float height = sideways ? PDRectangle.A4.getWidth() : PDRectangle.A4.getHeight();
      assertThat(line.text()).isEqualTo("Upright");
      assertThat(line.box().x()).isCloseTo(100, within(1));
      assertThat(line.baseline()).isCloseTo(Math.round(height - 400), within(1));
      Box ink = Ink.bounds(content.pages().get(0).paint());
      assertThat(line.box().union(ink)).isEqualTo(line.box());
    }
  }

  @Test
  void sidewaysTextComesLastAndItsBoxHoldsItsInk() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      content.beginText();
                      content.setFont(Pdfs.helvetica(), 14);
                      content.setTextMatrix(new Matrix(0, 1, -1, 0, 300, 200));
                      content.showText("running up");
                      content.endText();
                    }));
    try (Fixed content = Pdfs.read(pdf)) {
      Line line = content.pages().get(0).textLayer().orElseThrow().lines().get(0);
      assertThat(line.text()).isEqualTo("running up");
      Box ink = Ink.bounds(content.pages().get(0).paint());
      assertThat(line.box().union(ink)).isEqualTo(line.box());
    }
  }

  @Test
  void theCropBoxIsThePage() {
    byte[] pdf =
        Pdfs.make(
            document -> {
              PDPage page =
                  Pdfs.page(
                      document,
                      content -> {
                        Pdfs.show(content, 12, 120, 620, "inside");
                        Pdfs.show(content, 12, 20, 20, "outside");
                      });
              page.setCropBox(new PDRectangle(100, 600, 200, 100));
            });
    try (Fixed content = Pdfs.read(pdf)) {
      assertThat(content.pages().get(0).width()).isEqualTo(200);
      assertThat(content.pages().get(0).height()).isEqualTo(100);
      TextLayer layer = content.pages().get(0).textLayer().orElseThrow();
      assertThat(layer.text()).isEqualTo("inside");
      assertThat(layer.lines().get(0).box().x()).isEqualTo(20);
      assertThat(layer.lines().get(0).baseline()).isEqualTo(80);
      Box ink = Ink.bounds(content.pages().get(0).paint());
      assertThat(layer.lines().get(0).box().union(ink)).isEqualTo(layer.lines().get(0).box());
    }
  }

  @Test
  void theUserUnitScalesThePage() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(document, content -> Pdfs.show(content, 12, 72, 700, "large"))
                    .setUserUnit(2));
    try (Fixed content = Pdfs.read(pdf)) {
      assertThat(content.pages().get(0).width()).isEqualTo(1190);
      assertThat(content.pages().get(0).paint().width()).isEqualTo(1190);
      Line line = content.pages().get(0).textLayer().orElseThrow().lines().get(0);
      assertThat(line.fontSize()).isEqualTo(24f, within(0.01f));
      assertThat(line.box().x()).isEqualTo(144);
    }
  }

  @Test
  void offsetsCountIntoThePagesText() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(content, 10, 60, 740, "first line");
                      Pdfs.show(content, 10, 60, 700, "second line");
                    }));
    try (Fixed content = Pdfs.read(pdf)) {
      TextLayer layer = content.pages().get(0).textLayer().orElseThrow();
      assertThat(layer.text()).isEqualTo("first line\n\nsecond line");
      for (Line line : layer.lines()) {
        assertThat(layer.text().substring(line.start(), line.end())).isEqualTo(line.text());
      }
    }
  }

  @Test
  void aPageOfOneImageIsAScan() {
    assertThat(textOf(scan(null))).isEmpty();
  }

  @Test
  void aStampOnAScanIsNoTextLayer() {
    assertThat(textOf(scan("Received 2024-05-01, page 7"))).isEmpty();
  }

  @Test
  void theWordsThatAScannerRecognisedAreATextLayer() {
    assertThat(textOf(scan("A long line of recognised words, many more than any stamp has")))
        .isNotEmpty();
  }

  @Test
  void anEmptyPageHasNoTextLayer() {
    assertThat(textOf(Pdfs.make(document -> Pdfs.page(document, content -> {})))).isEmpty();
  }

  private static byte[] scan(String stamp) {
    return Pdfs.make(
        document ->
            Pdfs.page(
                document,
                content -> {
                  BufferedImage image = new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY);
                  content.drawImage(
                      LosslessFactory.createFromImage(document, image), 0, 0, 595, 842);
                  if (stamp != null) {
                    Pdfs.show(content, 10, 60, 30, stamp);
                  }
                }));
  }

  private static java.util.Optional<TextLayer> textOf(byte[] pdf) {
    try (Fixed content = Pdfs.read(pdf)) {
      return content.pages().get(0).textLayer();
    }
  }

  private static List<String> lines(byte[] pdf) {
    return textOf(pdf).orElseThrow().lines().stream().map(Line::text).toList();
  }
}
