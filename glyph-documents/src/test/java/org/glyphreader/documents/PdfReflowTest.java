package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.api.Test;

/** The text of a PDF, laid out anew. */
class PdfReflowTest {

  private static final RenderConfig REFLOW = RenderConfig.builder().pdfMode(PdfMode.REFLOW).build();

  @Test
  void linesOfAParagraphAreJoinedAndParagraphsParted() {
    assertOutline(
        page(
            "The first paragraph is set in several lines",
            "that all go on, and so it ends here.",
            "",
            "The second one stands below a gap and is",
            "set in two lines."),
        """
        TEXT 0 The first paragraph is set in several lines that all go on, and so it ends here.
        TEXT 0 The second one stands below a gap and is set in two lines.""");
  }

  @Test
  void wordsThatALineEndHyphenatesAreJoined() {
    assertOutline(
        page(
            "A well-known rule of typesetting: break a hyphen-",
            "ated word where its syllables end, and a well-",
            "known compound at its hyphen, also New-",
            "York, in ANY CASE WHAT-",
            "SOEVER, and so is FcConfig or Fc-",
            "Config."),
        "TEXT 0 A well-known rule of typesetting: break a hyphenated word where its syllables end,"
            + " and a well-known compound at its hyphen, also New-York, in ANY CASE WHATSOEVER,"
            + " and so is FcConfig or FcConfig.");
  }

  @Test
  void anIndentOrAShortLineEndsAParagraph() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      show(content, 72, 700, "One paragraph begins without an indent and goes on");
                      show(content, 72, 686, "for some lines until it ends in the middle.");
                      show(content, 90, 672, "The next one is indented, as books do it, and that");
                      show(content, 72, 658, "is how a reader knows it. But it ends early.");
                      show(content, 72, 644, "Here begins another, for the line above was short.");
                    }));
    assertThat(read(pdf).blocks()).hasSize(3);
  }

  @Test
  void columnsAreReadOneAfterTheOtherBelowAHeadingAcrossBoth() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(content, 18, 100, 780, "A heading across both of the columns");
                      for (int i = 0; i < 10; i++) {
                        show(
                            content, 60, 740 - 14 * i, "left" + i + " words that fill the line up");
                        show(content, 310, 740 - 14 * i, "right" + i + " words that fill the line");
                      }
                    }));
    String left =
        IntStream.range(0, 10)
            .mapToObj(i -> "left" + i + " words that fill the line up")
            .collect(Collectors.joining(" "));
    String right =
        IntStream.range(0, 10)
            .mapToObj(i -> "right" + i + " words that fill the line")
            .collect(Collectors.joining(" "));
    assertOutline(
        pdf, "HEADING 1 A heading across both of the columns\nTEXT 0 " + left + " " + right);
  }

  @Test
  void sentencesRunOnFromPageToPageWhateverStandsAtItsEnds() {
    String[] beasts = {"", "lions", "tigers", "bears", "wolves"};
    byte[] pdf =
        Pdfs.make(
            document -> {
              for (int p = 1; p <= 4; p++) {
                int number = p;
                Pdfs.page(
                    document,
                    content -> {
                      show(content, 72, 800, "A Running Header of the Book");
                      show(
                          content,
                          72,
                          740,
                          "begin"
                              + number
                              + " a page on "
                              + beasts[number]
                              + ", whose sentence does not");
                      show(
                          content,
                          72,
                          726,
                          "stop at the end of " + beasts[number] + " but goes on to");
                      show(content, 72, 712, beasts[number] + " until it comes to page" + number);
                      show(content, 290, 40, "Page " + number + " of 4");
                    });
              }
            });
    Flow flow = read(pdf);
    assertThat(Flows.outline(flow))
        .startsWith("TEXT 0 A Running Header of the Book\nTEXT 0 begin1 ");
    assertThat(flow.blocks()).hasSize(2);
    assertThat(flow.text())
        .contains("page1 begin2 a page on tigers", "page3 begin4 a page on wolves")
        .doesNotContain("of 4")
        .containsOnlyOnce("Header");
  }

  @Test
  void aHeadingOfTwoLinesIsOne() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(
                          content, 18, 72, 780, "A heading so long that its line is full and");
                      Pdfs.show(content, 18, 72, 755, "it goes on");
                      Pdfs.show(content, 18, 72, 720, "Another heading");
                      show(
                          content,
                          72,
                          690,
                          "Words that stand below, as wide as the page allows it,");
                      show(content, 72, 676, "and go on to a second line.");
                    }));
    assertOutline(
        pdf,
        """
        HEADING 1 A heading so long that its line is full and it goes on
        HEADING 1 Another heading
        TEXT 0 Words that stand below, as wide as the page allows it, and go on to a second line.""");
  }

  @Test
  void formulasSetOffStandAlone() {
    assertOutline(
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      show(
                          content,
                          72,
                          740,
                          "The words before a formula fill the line up to its end");
                      show(content, 150, 726, "a + b = c + d");
                      show(
                          content,
                          72,
                          712,
                          "and those behind it go on in lines as long as this one");
                      show(content, 72, 698, "until they end.");
                    })),
        """
        TEXT 0 The words before a formula fill the line up to its end
        TEXT 0 a + b = c + d
        TEXT 0 and those behind it go on in lines as long as this one until they end.""");
  }

  @Test
  void aTableOfContentsKeepsAnEntryALineWithoutItsDots() {
    assertOutline(
        page(
            "Contents",
            "",
            "1 Introduction . . . . . . . . . . . . . . 1",
            "1.1 An entry that runs on for so long that it",
            "takes two lines . . . . . . . . . . . . . . . 12",
            "2 Without dots 13",
            "A Appendix............................... xiv",
            "",
            "Words such as wait... are as they were."),
        """
        TEXT 0 Contents
        TEXT 0 1 Introduction … 1⏎1.1 An entry that runs on for so long that it takes two lines …\
         12⏎2 Without dots 13⏎A Appendix … xiv
        TEXT 0 Words such as wait... are as they were.""");
  }

  @Test
  void listingsKeepTheirLinesAndIndents() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      show(content, 72, 740, "The types are declared as follows, in one file:");
                      courier(content, 82, 720, "Group ::= SEQUENCE {");
                      courier(content, 94, 708, "id     OBJECT IDENTIFIER,");
                      courier(content, 94, 696, "value  Value");
                      courier(content, 82, 684, "}");
                      show(content, 72, 660, "The notation is explained below.");
                    }));
    Flow flow = read(pdf);
    assertThat(flow.text())
        .contains(
            "\n\nGroup ::= SEQUENCE {\n  id     OBJECT IDENTIFIER,\n  value  Value\n}\n\nThe notation");
    assertThat(flow.blocks())
        .extracting(Block::kind)
        .containsExactly(Block.Kind.TEXT, Block.Kind.CODE, Block.Kind.TEXT);
  }

  @Test
  void headersOfChaptersEndWithTheNumberOfThePage() {
    byte[] pdf =
        Pdfs.make(
            document -> {
              for (int p = 1; p <= 8; p++) {
                String header = "Chapter " + (p + 1) / 2 + ": Names of Beasts " + (p + 10);
                String words = "words of page " + "abcdefgh".charAt(p - 1) + " stand here.";
                Pdfs.page(
                    document,
                    content -> {
                      show(content, 72, 800, header);
                      show(content, 72, 740, words);
                      show(content, 72, 700, "Next " + words);
                      show(content, 72, 660, "Last " + words);
                    });
              }
            });
    assertThat(read(pdf).text()).containsOnlyOnce("Names of Beasts");
  }

  @Test
  void itemsAndTablesKeepTheirForm() {
    byte[] pdf =
        Pdfs.make(
            document ->
                Pdfs.page(
                    document,
                    content -> {
                      show(content, 72, 760, "The table lists prices:");
                      String[][] rows = {{"Name", "Price"}, {"Apples", "12"}, {"Pears", "7"}};
                      for (int i = 0; i < rows.length; i++) {
                        show(content, 72, 730 - 14 * i, rows[i][0]);
                        show(content, 220, 730 - 14 * i, rows[i][1]);
                      }
                      show(content, 72, 660, "- first item of a list that runs on into a line");
                      show(content, 80, 646, "below it");
                      show(content, 72, 632, "- second item");
                    }));
    assertOutline(
        pdf,
        """
        TEXT 0 The table lists prices:
        TABLE 0 Name⇥Price⏎Apples⇥12⏎Pears⇥7⏎
        ITEM 1 - first item of a list that runs on into a line below it
        ITEM 1 - second item""");
  }

  @Test
  void layoutModePartsParagraphsByBlankLines() {
    byte[] pdf =
        page("The first paragraph is set in two lines", "that go on.", "", "The second one.");
    try (Fixed content = Pdfs.read(pdf)) {
      assertThat(content.pages().get(0).textLayer().orElseThrow().text())
          .isEqualTo("The first paragraph is set in two lines\nthat go on.\n\nThe second one.");
    }
  }

  @Test
  void scansCannotBeReflowed() {
    byte[] pdf = Pdfs.make(document -> Pdfs.page(document, content -> {}));
    assertThatThrownBy(() -> read(pdf))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("a.pdf holds no text on 1 of 1 pages")
        .hasMessageContaining("pdf-mode \"layout\"");
  }

  @Test
  void everyWordOfEveryPageIsKept() {
    String[] pages =
        IntStream.range(0, 30).mapToObj(i -> "only" + i + " words").toArray(String[]::new);
    List<String> words = List.of(read(Pdfs.withText(pages)).text().split("\\s+"));
    assertThat(words)
        .contains(IntStream.range(0, 30).mapToObj(i -> "only" + i).toArray(String[]::new));
  }

  private static byte[] page(String... lines) {
    return Pdfs.make(
        document ->
            Pdfs.page(
                document,
                content -> {
                  for (int i = 0; i < lines.length; i++) {
                    if (!lines[i].isEmpty()) {
                      show(content, 72, 760 - 14 * i, lines[i]);
                    }
                  }
                }));
  }

  private static void courier(PDPageContentStream content, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.COURIER), 10);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static void show(PDPageContentStream content, float x, float y, String text)
      throws IOException {
    Pdfs.show(content, 11, x, y, text);
  }

  private static void assertOutline(byte[] pdf, String outline) {
    assertThat(Flows.outline(read(pdf))).isEqualTo(outline);
  }

  private static Flow read(byte[] pdf) {
    Flow flow = (Flow) new PdfReaderProvider().reader().read(Pdfs.source(pdf), REFLOW);
    assertThat(flow.blocks()).extracting(Block::start).isSorted();
    return flow;
  }
}
