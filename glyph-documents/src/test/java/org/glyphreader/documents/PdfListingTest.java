package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.api.Test;

/** Program listings keep their lines, indents and columns. */
class PdfListingTest {

  private static final RenderConfig REFLOW = RenderConfig.builder().pdfMode(PdfMode.REFLOW).build();

  private static final List<String> CODE =
      List.of(
          "int sum(const Tree *root) {",
          "  int total = 0;",
          "  for (int i = 0; i < root->size; ++i) {",
          "    // the significant digits of its children",
          "    total += sum(root->child[i]);",
          "",
          "  }",
          "  return total + root->value;",
          "}");

  @Test
  void numberedLinesInColumnsOfAProportionalFontAreCode() {
    Flow flow =
        read(
            content -> {
              Pdfs.show(content, 8, 60, 780, "It is computed as follows, with care:");
              for (int i = 0; i < CODE.size(); i++) {
                Pdfs.show(content, 8, 60, 760 - 10 * i, String.valueOf(i + 1));
                columns(content, 80, 760 - 10 * i, CODE.get(i));
              }
              Pdfs.show(content, 8, 60, 650, "The end of it.");
            });
    assertThat(flow.blocks())
        .extracting(Block::kind)
        .containsExactly(Block.Kind.TEXT, Block.Kind.CODE, Block.Kind.TEXT);
    assertThat(flow.text()).contains(numbered());
  }

  @Test
  void numberedLinesOfPlainProportionalTypeAreCode() {
    Flow flow =
        read(
            content -> {
              for (int i = 0; i < CODE.size(); i++) {
                Pdfs.show(content, 8, 60, 760 - 10 * i, String.valueOf(i + 1));
                int indent = CODE.get(i).length() - CODE.get(i).stripLeading().length();
                Pdfs.show(content, 8, 80 + 4 * indent, 760 - 10 * i, CODE.get(i).strip());
              }
            });
    assertThat(flow.text()).isEqualTo(numbered() + "\n");
  }

  @Test
  void numberedSentencesAreNoCode() {
    Flow flow =
        read(
            content -> {
              String[] steps = {"Take the bread", "Cut it with a knife", "Eat it at once"};
              for (int i = 0; i < steps.length; i++) {
                Pdfs.show(content, 10, 60, 760 - 14 * i, String.valueOf(i + 1));
                Pdfs.show(content, 10, 80, 760 - 14 * i, steps[i]);
              }
            });
    assertThat(flow.blocks()).extracting(Block::kind).doesNotContain(Block.Kind.CODE);
  }

  @Test
  void columnsOfAListingAreNoColumnsOfThePage() {
    Flow flow =
        read(
            content -> {
              for (int i = 0; i < 8; i++) {
                Pdfs.show(content, 10, 60, 600 - 12 * i, "Words about these bytes, in many lines,");
              }
              for (int i = 0; i < 8; i++) {
                courier(
                    content, 60, 740 - 12 * i, "000000" + i + "0  4d 49 4d 45  2d 4d 61 67  |MI|");
              }
            });
    assertThat(flow.text()).contains("00000030  4d 49 4d 45  2d 4d 61 67  |MI|\n00000040  4d");
  }

  @Test
  void aMarkFromAnotherFontDoesNotEndAListing() {
    Flow flow =
        read(
            content -> {
              Pdfs.show(content, 10, 60, 780, "The command takes more than a line of this book,");
              Pdfs.show(content, 10, 60, 766, "so that it is wrapped:");
              courier(content, 60, 740, "$ command --with --many --options");
              Pdfs.show(content, 10, 66, 728, "%");
              courier(content, 78, 728, "and --one-more");
              courier(content, 60, 716, "$ exit");
            });
    assertThat(flow.text()).contains("--options\n % and --one-more\n$ exit");
  }

  /** Each character in the middle of a column of its own, as LaTeX sets listings. */
  private static void columns(PDPageContentStream content, float x, float y, String code)
      throws IOException {
    float column = 8 * 0.6f;
    for (int i = 0; i < code.length(); i++) {
      String character = code.substring(i, i + 1);
      if (!character.isBlank()) {
        float width = 8 * Pdfs.helvetica().getStringWidth(character) / 1000;
        Pdfs.show(content, 8, x + column * i + (column - width) / 2, y, character);
      }
    }
  }

  private static void courier(PDPageContentStream content, float x, float y, String text)
      throws IOException {
    PDFont font = ScopedFontMapper.with(() -> new PDType1Font(FontName.COURIER));
    content.beginText();
    content.setFont(font, 10);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static String numbered() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < CODE.size(); i++) {
      text.append(i + 1).append(CODE.get(i).isEmpty() ? "" : "  " + CODE.get(i)).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static Flow read(Pdfs.Content content) {
    byte[] pdf = Pdfs.make(document -> Pdfs.page(document, content));
    return (Flow) new PdfReaderProvider().reader().read(Pdfs.source(pdf), REFLOW);
  }
}
