package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Pages equal those of the reference renderer (ReportLab and Poppler)")
class ReferenceParityTest {

  private static final JsonNode GOLDEN = Setup.goldenJson("expected.json").get("cases");
  private static final JsonNode POPPLER = Setup.goldenJson("poppler-pages.json").get("cases");
  private static final JsonNode PARAGRAPHS = Setup.goldenJson("reportlab-lines.json").get("cases");

  /**
   * The reference paints each paragraph's background over the descenders of the paragraph above; we
   * paint backgrounds first.
   */
  private static final int ONLY_CLIPPED_DESCENDERS = 2;

  static Stream<Integer> goldenCases() {
    return IntStream.range(0, GOLDEN.size()).boxed();
  }

  static Stream<Integer> popplerCases() {
    return IntStream.range(0, POPPLER.size()).boxed();
  }

  static Stream<Integer> paragraphCases() {
    return IntStream.range(0, PARAGRAPHS.size()).boxed();
  }

  private static Layout layout(int index) {
    JsonNode golden = GOLDEN.get(index);
    String font =
        golden.get("font").asText().startsWith("Noto")
            ? "builtin:noto-sans-sc"
            : "builtin:dejavu-sans";
    RenderConfig config = Setup.config(golden.get("config")).toBuilder().fontPath(font).build();
    return Setup.layout(Setup.goldenText(golden.get("text").asText()), config);
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void everyPageHasItsSizeSoTheDocumentCostsTheSameVisualTokens(int index) {
    JsonNode golden = GOLDEN.get(index);
    List<String> expected = new ArrayList<>();
    golden.get("pages").forEach(p -> expected.add(p.get("width") + " × " + p.get("height")));

    List<PageSource> pages = layout(index).pages();

    assertThat(pages).extracting(p -> p.width() + " × " + p.height()).isEqualTo(expected);
    VisualTokenizer tokenizer = VisualTokenizer.glm4v();
    assertThat(pages.stream().mapToLong(p -> tokenizer.tokens(p.width(), p.height())).sum())
        .isEqualTo(golden.get("visual_tokens_glm4v").asLong());
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void everyLineHoldsTheSameWords(int index) {
    Layout layout = layout(index);
    JsonNode pages = GOLDEN.get(index).get("pages");
    for (int page = 0; page < pages.size(); page++) {
      List<String> expected = new ArrayList<>();
      pages.get(page).get("lines").forEach(line -> expected.add(plain(line.asText())));
      assertThat(Setup.layer(layout, page).lines())
          .extracting(line -> plain(line.text()))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("paragraphCases")
  void linesBreakWhereReportLabBreaksThemInManyDesigns(int index) {
    JsonNode golden = PARAGRAPHS.get(index);
    RenderConfig config =
        Setup.config(golden.get("config")).toBuilder()
            .fontPath(golden.get("font").asText())
            .build();
    Layout layout = Setup.layout(golden.get("text").asText(), config);
    List<List<String>> expected = new ArrayList<>();
    for (JsonNode page : golden.get("pages")) {
      List<String> lines = new ArrayList<>();
      page.forEach(line -> lines.add(plain(line.asText())));
      lines.removeIf(String::isEmpty);
      expected.add(lines);
    }
    List<List<String>> found = new ArrayList<>();
    for (PageSource page : layout.pages()) {
      found.add(
          page.textLayer().orElseThrow().lines().stream()
              .map(Line::text)
              .map(ReferenceParityTest::plain)
              .toList());
    }
    assertThat(found).as("%s", golden.get("config")).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("popplerCases")
  void pagesHaveTheSizeTheLinesAndTheInkOfThePaintedReferenceInManyDesigns(int index) {
    JsonNode golden = POPPLER.get(index);
    RenderConfig config =
        Setup.config(golden.get("config")).toBuilder()
            .fontPath(golden.get("font").asText())
            .build();
    List<PageSource> pages = Setup.layout(golden.get("text").asText(), config).pages();

    assertThat(pages).hasSameSizeAs(golden.get("pages"));
    for (int i = 0; i < pages.size(); i++) {
      JsonNode expected = golden.get("pages").get(i);
      PageSource page = pages.get(i);
      assertThat(page.width()).isEqualTo(expected.get("width").asInt());
      assertThat(page.height()).isEqualTo(expected.get("height").asInt());
      List<String> lines = new ArrayList<>();
      expected.get("lines").forEach(line -> lines.add(line.asText()));
      assertThat(page.textLayer().orElseThrow().lines().stream().map(l -> plain(l.text())))
          .isEqualTo(lines);
      assertThat((double) ink(page.paint().grey()))
          .isCloseTo(
              expected.get("ink").asDouble(),
              Offset.offset(0.05 * expected.get("ink").asInt() + 999));
    }
  }

  private static long ink(Pixels page) {
    long ink = 0;
    for (int y = 0; y < page.height(); y++) {
      for (int x = 0; x < page.width(); x++) {
        ink += Math.abs(page.get(x, y, 0) - page.get(0, 0, 0));
      }
    }
    return ink;
  }

  @ParameterizedTest
  @CsvSource({
    "0, story-en-DejaVuSans-dpi72-newline-marker-page-1.png",
    "1, story-en-DejaVuSans-dpi72-page-1.png",
    "4, story-en-DejaVuSans-dpi96-page-1.png",
    "5, story-mixed-NotoSansSC-Regular-dpi72-page-1.png"
  })
  void theFirstPageLooksTheSame(int index, String file) throws IOException {
    Pixels expected = Pixels.of(ImageIO.read(new ByteArrayInputStream(Setup.golden(file)))).grey();
    Pixels found = layout(index).pages().get(0).paint().grey();
    long inkExpected = 0;
    long inkFound = 0;
    long difference = 0;
    int unlikeRows = 0;
    for (int y = 0; y < expected.height(); y++) {
      int rowExpected = 0;
      int rowFound = 0;
      for (int x = 0; x < expected.width(); x++) {
        int a = expected.get(x, y, 0);
        int b = found.get(x, y, 0);
        difference += Math.abs(a - b);
        rowExpected += 255 - a;
        rowFound += 255 - b;
      }
      boolean alike = Math.abs(rowFound - rowExpected) <= 600 + 0.05 * rowExpected;
      unlikeRows += alike ? 0 : 1;
      inkExpected += rowExpected;
      inkFound += rowFound;
    }
    assertThat(unlikeRows).isLessThanOrEqualTo(ONLY_CLIPPED_DESCENDERS);
    assertThat(inkFound / (double) inkExpected).isBetween(0.99, 1.01);
    assertThat(difference / (double) inkExpected).isLessThan(0.03);
  }

  private static String plain(String line) {
    return line.replace('\u00A0', ' ').strip().replaceAll("\\s+", " ");
  }
}
