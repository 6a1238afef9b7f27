package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each key of a configuration file changes what is seen of some source")
class EveryKeyTest {

  private static final Map<String, String> BASE =
      Map.of(
          "page-size", "\"300,420\"",
          "margin-x", "12",
          "margin-y", "12",
          "line-height", "11",
          "alignment", "\"LEFT\"");

  private static final Map<String, String> BORDER =
      Map.of("border-width", "2", "para-border-color", "\"#0000FF\"");

  private static final String JAVA =
      "class A {\n\t/** Sum. */\n\tint sum(int a) {\n\t\treturn a + 1; // more\n\t}\n}\n";

  private static final String HTML =
      "<html><body><nav><a href='/'>Home</a></nav><h1>Tides</h1>"
          + "<p>The sea rises <b>twice</b> a day.</p></body></html>";

  @TempDir private Path folder;

  /**
   * How a key is shown.
   *
   * @param value of the key, as in JSON
   * @param source what is drawn
   * @param others keys without which nothing is seen of it
   */
  private record Case(String value, Kind source, Map<String, String> others) {}

  private enum Kind {
    TEXT,
    CODE,
    HTML,
    PDF
  }

  private static Case text(String value) {
    return new Case(value, Kind.TEXT, Map.of());
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put("page-size", text("\"260,500\""));
    cases.put("dpi", text("100"));
    cases.put("margin-x", text("30"));
    cases.put("margin-y", text("30"));
    cases.put("font-path", text("\"builtin:dejavu-sans-mono\""));
    cases.put("font-size", text("7"));
    cases.put("line-height", text("16"));
    cases.put("font-color", text("\"#2040A0\""));
    cases.put("alignment", text("\"RIGHT\""));
    cases.put("horizontal-scale", text("0.8"));
    cases.put("first-line-indent", text("15"));
    cases.put("left-indent", text("15"));
    cases.put("right-indent", text("190"));
    cases.put("space-before", text("9"));
    cases.put("space-after", text("9"));
    cases.put("border-width", new Case("3", Kind.TEXT, BORDER));
    cases.put("border-padding", new Case("4", Kind.TEXT, BORDER));
    cases.put("page-bg-color", text("\"#EEEEDD\""));
    cases.put("para-bg-color", text("\"#DDEEEE\""));
    cases.put("para-border-color", new Case("\"#FF0000\"", Kind.TEXT, BORDER));
    cases.put("auto-crop-width", text("true"));
    cases.put("auto-crop-last-page", text("true"));
    cases.put("newline-markup", text("\"<font color=\\\"#FF0000\\\"> \\\\n </font>\""));
    cases.put("reflow", text("true"));
    cases.put("theme", new Case("\"dark\"", Kind.CODE, Map.of()));
    cases.put("highlight", new Case("false", Kind.CODE, Map.of()));
    cases.put("line-numbers", new Case("true", Kind.CODE, Map.of()));
    cases.put("tab-size", new Case("8", Kind.CODE, Map.of()));
    cases.put("pdf-mode", new Case("\"reflow\"", Kind.PDF, Map.of()));
    cases.put("html-mode", new Case("\"dense\"", Kind.HTML, Map.of()));
    return cases;
  }

  static Set<String> keys() {
    return RenderConfig.builder().build().toMap().keySet();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void showsOnThePages(String key) throws IOException {
    Case shown = cases().get(key);
    assertThat(shown).as("a case for %s", key).isNotNull();
    Map<String, String> without = new LinkedHashMap<>(BASE);
    without.putAll(shown.others());
    Map<String, String> with = new LinkedHashMap<>(without);
    with.put(key, shown.value());
    assertThat(with).isNotEqualTo(without);
    assertThat(drawn(shown.source(), with)).isNotEqualTo(drawn(shown.source(), without));
  }

  @Test
  void thereIsACaseForEachKeyAndNoOther() {
    assertThat(cases().keySet()).isEqualTo(keys());
  }

  /** Size and pixels of each page. */
  private List<Object> drawn(Kind kind, Map<String, String> keys) throws IOException {
    List<String> fields = new ArrayList<>();
    keys.forEach((key, value) -> fields.add("\"" + key + "\": " + value));
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{" + String.join(", ", fields) + "}");
    List<Object> drawn = new ArrayList<>();
    try (GlyphEngine engine = GlyphEngine.builder().config(RenderConfig.load(file)).build();
        CompressedDocument document = engine.compress(source(kind))) {
      for (Page page : document.pages()) {
        drawn.add(page.width() + " × " + page.height());
        drawn.add(ByteBuffer.wrap(page.png()));
      }
    }
    return drawn;
  }

  private Source source(Kind kind) throws IOException {
    return switch (kind) {
      case TEXT -> Source.text("The keeper wrote down\nwhat the tide brought.\n\n".repeat(14));
      case CODE -> Source.code("A.java", JAVA, "java");
      case HTML -> Source.file(Files.writeString(folder.resolve("tides.html"), HTML));
      case PDF -> Source.file(pdf());
    };
  }

  private Path pdf() throws IOException {
    Path file = folder.resolve("tides.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 24);
        content.newLineAtOffset(200, 500);
        content.showText("The sea rises twice a day.");
        content.endText();
      }
      document.save(file.toFile());
    }
    return file;
  }
}
