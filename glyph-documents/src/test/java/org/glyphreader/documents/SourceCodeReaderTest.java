package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Theme;
import org.glyphreader.Source;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCodeReaderTest {

  private static final RenderConfig LIGHT = RenderConfig.builder().build();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java       | public final int a = 1; // note             | public | // note
          kt         | fun main() { val s = 1 } // note            | fun    | // note
          scala      | object A { def f = 1 } // note              | object | // note
          c          | static int a; /* note */                    | static | /* note */
          cpp        | class A : public B {}; // note              | class  | // note
          c#         | namespace A { } // note                     | namespace | // note
          py         | def f(): return None  # note                | def    | # note
          javascript | function f() { return 1; } // note          | function | // note
          ts         | interface A { b: string } // note           | interface | // note
          go         | func main() { } // note                     | func   | // note
          rust       | fn main() { } // note                       | fn     | // note
          ruby       | def f; end # note                           | def    | # note
          perl       | my $a = 1; # note                           | my     | # note
          lua        | local a = 1 -- note                         | local  | -- note
          bash       | if true; then echo a; fi # note             | if     | # note
          sql        | SELECT a FROM b -- note                     | SELECT | -- note
          groovy     | def f() { return 1 } // note                | def    | // note
          clj        | (defn f [] 1) ; note                        | defn   | ; note
          d          | module a; // note                           | module | // note
          proto      | message A { } // note                       | message | // note
          lisp       | (defun f () 1) ; note                       | defun  | ; note
          delphi     | begin end; // note                          | begin  | // note
          dart       | class A { } // note                         | class  | // note
          """)
  void keywordsAndCommentsHaveColoursOfTheirOwn(
      String language, String code, String keyword, String comment) {
    Flow flow = read(Source.code("a", code, language), LIGHT);
    int keywordColor = colorAt(flow, code.indexOf(keyword));
    int commentColor = colorAt(flow, code.indexOf(comment));
    assertThat(keywordColor).as(keyword).isNotEqualTo(SyntaxColors.NONE);
    assertThat(commentColor).as(comment).isEqualTo(SyntaxColors.COMMENT.rgb(Theme.LIGHT));
    assertThat(keywordColor).isNotEqualTo(commentColor);
    assertThat(colorAt(flow, code.length() - 1)).isNotEqualTo(keywordColor);
  }

  @Test
  void anExactExampleOfRuns() {
    String code = "int a = 42;\n// b\nreturn \"c\";";
    Flow flow = read(Source.code("A.java", code, "java"), LIGHT);
    int type = SyntaxColors.TYPE.rgb(Theme.LIGHT);
    assertThat(flow.blocks()).hasSize(1);
    assertThat(flow.blocks().get(0).runs())
        .containsExactly(
            new Run(0, 3, type),
            new Run(8, 10, SyntaxColors.NUMBER.rgb(Theme.LIGHT)),
            new Run(12, 16, SyntaxColors.COMMENT.rgb(Theme.LIGHT)),
            new Run(17, 23, SyntaxColors.KEYWORD.rgb(Theme.LIGHT)),
            new Run(24, 27, SyntaxColors.STRING.rgb(Theme.LIGHT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aCommentGoesOnOverLineEndsOfEveryKind(String end) {
    String code = String.join(end, "a /* one", "public two", "three */ public b");
    Flow flow = read(Source.code("a", code, "java"), LIGHT);
    int comment = SyntaxColors.COMMENT.rgb(Theme.LIGHT);
    assertThat(flow.text()).isEqualTo(code);
    assertThat(colorAt(flow, code.indexOf("one"))).isEqualTo(comment);
    assertThat(colorAt(flow, code.indexOf("public two"))).isEqualTo(comment);
    assertThat(colorAt(flow, code.indexOf("three"))).isEqualTo(comment);
    assertThat(colorAt(flow, code.lastIndexOf("public")))
        .isEqualTo(SyntaxColors.KEYWORD.rgb(Theme.LIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "\t\tint a;\t// b", "class A {}", "int a;\n\n\n", "'", "\"a\nint"})
  void theTextIsKeptToTheLetterInOneCodeBlock(String code) {
    Flow flow = read(Source.code("a", code, "java"), LIGHT);
    assertThat(flow.text()).isEqualTo(code);
    assertThat(flow.blocks())
        .singleElement()
        .satisfies(
            block -> {
              assertThat(block.kind()).isEqualTo(Block.Kind.CODE);
              assertThat(block.start()).isZero();
              assertThat(block.end()).isEqualTo(code.length());
            });
    assertOrdered(flow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"brainfuck", "swift", "", "  ", "text/x-java"})
  void anUnknownLanguageStaysPlain(String language) {
    Flow flow = read(Source.code("a.java", "public class A {}", language), LIGHT);
    assertThat(flow.blocks().get(0).runs()).isEmpty();
  }

  @Test
  void withoutHighlightThereAreNoRuns() {
    RenderConfig plain = RenderConfig.builder().highlight(false).build();
    Flow flow = read(Source.code("a", "public class A {}", "java"), plain);
    assertThat(flow.blocks().get(0).runs()).isEmpty();
  }

  @Test
  void theLanguageFollowsFromTheFileName() throws Exception {
    Path file = Files.writeString(folder.resolve("Makefile"), "# note\nall:\n\techo\n");
    Flow flow = read(Source.file(file), LIGHT);
    assertThat(colorAt(flow, 0)).isEqualTo(SyntaxColors.COMMENT.rgb(Theme.LIGHT));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyColourIsLegibleOnItsBackground(Theme theme) {
    int background = theme == Theme.LIGHT ? 0xFFFFFF : 0x1E1E1E;
    for (SyntaxColors color : SyntaxColors.values()) {
      assertThat(contrast(color.rgb(theme), background)).as(color.name()).isGreaterThan(4.5);
    }
  }

  @Test
  void theThemeChoosesTheColours() {
    RenderConfig dark = RenderConfig.builder().theme(Theme.DARK).build();
    Flow flow = read(Source.code("a", "// b", "java"), dark);
    assertThat(colorAt(flow, 0)).isEqualTo(SyntaxColors.COMMENT.rgb(Theme.DARK));
  }

  @Test
  void aByteOrderMarkIsDropped() {
    assertThat(read(bytes("\uFEFFint a;".getBytes(StandardCharsets.UTF_8)), LIGHT).text())
        .isEqualTo("int a;");
    assertThat(read(Source.code("a", "\uFEFFint a;", "java"), LIGHT).text()).isEqualTo("int a;");
  }

  @ParameterizedTest
  @CsvSource({"'ä€\uD83D\uDE00', FF, 9", "'', C3, 0", "'abc', E282, 3", "'é', EDA080, 2"})
  void badUtf8IsRefusedWithItsOffset(String before, String hex, int offset) {
    byte[] head = before.getBytes(StandardCharsets.UTF_8);
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] all = java.util.Arrays.copyOf(head, head.length + bad.length);
    System.arraycopy(bad, 0, all, head.length, bad.length);
    assertThatThrownBy(() -> read(bytes(all), LIGHT))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(
            "code is not UTF-8: byte 0x%02X at offset %d does not belong there; convert it to UTF-8",
            bad[0] & 0xFF, offset);
  }

  @Test
  void binaryDataIsRefused() {
    assertThatThrownBy(() -> read(bytes(new byte[] {'a', 'b', 0, 'c'}), LIGHT))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContainingAll("code", "NUL at offset 2", "binary");
  }

  @Test
  void aSourceAboveTheLimitIsRefused() {
    assertThatThrownBy(() -> read(Source.stream(new Endless(), "code", Source.SOURCE_CODE), LIGHT))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage("code holds more than 64 MiB (67108864 bytes); split it");
  }

  @Test
  void fiveMegabytesAreColoured() {
    String unit = "  /* note */ public static String f(int a) { return \"b\" + a + 0x1F; }\n";
    String code = unit.repeat(5 * 1024 * 1024 / unit.length());
    Flow flow = read(Source.code("a", code, "java"), LIGHT);
    assertThat(flow.blocks().get(0).runs().size()).isGreaterThan(5 * code.length() / unit.length());
    assertOrdered(flow);
  }

  @Test
  void aLongLineIsColouredUpToTheLimitAndPlainBeyond() {
    String line = "var a=1;".repeat(Highlighter.LONGEST_LINE / 8);
    Flow flow = read(Source.code("a", line + "\n" + line + "1\nvar b", "js"), LIGHT);
    assertThat(colorAt(flow, 0)).isNotEqualTo(SyntaxColors.NONE);
    assertThat(colorAt(flow, line.length() + 1)).isEqualTo(SyntaxColors.NONE);
    assertThat(colorAt(flow, flow.text().length() - 5)).isNotEqualTo(SyntaxColors.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "/*", "'", "(", "`", "<", "\\", "@", "http://", "${", "<?php ", "#{"})
  void hostileLinesEndInReasonableTimeInEveryLanguage(String unit) {
    String line = unit.repeat(20_000 / unit.length());
    for (String language :
        List.of("java", "js", "ts", "py", "rb", "php", "pl", "html", "sh", "css")) {
      assertOrdered(read(Source.code("a", line + "\n" + line, language), LIGHT));
    }
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(new SourceCodeReaderProvider().mediaTypeOf("A.INI")).contains("text/x-source");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theProviderKnowsItsFilesAndPreset() {
    SourceCodeReaderProvider provider = new SourceCodeReaderProvider();
    for (String name :
        List.of("A.java", "a.KT", "a.h", "a.cpp", "a.tsx", "Dockerfile", "a.swift", "x.y.rs")) {
      assertThat(provider.mediaTypeOf(name)).as(name).contains("text/x-source");
    }
    for (String name : List.of("a.json", "a.xml", "a.yaml", "a.csv", "a.html", "a.md", "a", "a.")) {
      assertThat(provider.mediaTypeOf(name)).as(name).isEqualTo(Optional.empty());
    }
    assertThat(provider.presetFor("text/x-source")).contains("code");
  }

  private static Source bytes(byte[] bytes) {
    return Source.stream(new ByteArrayInputStream(bytes), "code", Source.SOURCE_CODE);
  }

  private static Flow read(Source source, RenderConfig config) {
    return (Flow) new SourceCodeReaderProvider().reader().read(source, config);
  }

  private static int colorAt(Flow flow, int offset) {
    return flow.blocks().get(0).runs().stream()
        .filter(run -> run.start() <= offset && offset < run.end())
        .findFirst()
        .map(run -> run.color().orElse(SyntaxColors.NONE))
        .orElse(SyntaxColors.NONE);
  }

  private static void assertOrdered(Flow flow) {
    int at = 0;
    for (Run run : flow.blocks().get(0).runs()) {
      assertThat(run.start()).isGreaterThanOrEqualTo(at);
      assertThat(run.end()).isGreaterThan(run.start());
      at = run.end();
    }
    assertThat(at).isLessThanOrEqualTo(flow.text().length());
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
