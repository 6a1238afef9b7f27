package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Theme;
import org.glyphreader.Source;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReaderTest {

  private static final RenderConfig CONFIG = RenderConfig.builder().build();

  @Test
  void headingsAndParagraphsLoseTheirMarks() {
    assertOutline(
        """
        # Guide #
        First line
        of a paragraph.

        Setext
        ------
        Second.\\
        After a hard break.  \nAnd one more.
        """,
        """
        HEADING 1 Guide
        TEXT 0 First line of a paragraph.
        HEADING 2 Setext
        TEXT 0 Second.⏎After a hard break.⏎And one more.""");
  }

  @Test
  void listsKeepMarkersNumbersAndNesting() {
    assertOutline(
        """
        - one
        - two
          - two a
            wrapped

          second paragraph
        3. three
        4. four
           1) inner
        """,
        """
        ITEM 1 - one
        ITEM 1 - two
        ITEM 2 - two a wrapped
        TEXT 1 second paragraph
        ITEM 1 3. three
        ITEM 1 4. four
        ITEM 2 1) inner""");
  }

  @Test
  void taskListsSayWhatIsDone() {
    assertOutline("- [x] done\n- [ ] open\n", "ITEM 1 - [x] done\nITEM 1 - [ ] open");
  }

  @Test
  void quotesNestAndHoldOtherBlocks() {
    assertOutline(
        """
        > Said
        > one.
        >
        > > Deeper.
        >
        > - item
        >
        > ```
        > code
        > ```
        """,
        """
        QUOTE 1 Said one.
        QUOTE 2 Deeper.
        ITEM 2 - item
        CODE 1 code""");
  }

  @Test
  void tablesAreRowsOfCellsPartedByTabs() {
    assertOutline(
        """
        | Name | Size |
        |:-----|-----:|
        | a `x|y` | 1 |
        | b \\| c |
        """,
        "TABLE 0 ‹b:Name›⇥‹b:Size›⏎a ‹m:x›⇥⏎b | c⇥⏎".replace("a ‹m:x›⇥⏎", "a `x⇥y`⏎"));
  }

  @Test
  void emphasisIsAFaceOfTheFont() {
    assertOutline(
        "a *b* **c** ***d*** `e f` ~~g~~ h", "TEXT 0 a ‹i:b› ‹b:c› ‹bi:d› ‹m:e f› ~~g~~ h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [text](https://a.example/b)                | text <https://a.example/b>
          [text](../b.md#c)                          | text
          [text](#c "title")                         | text
          <https://a.example/b>                      | https://a.example/b
          see https://a.example/b now                | see https://a.example/b now
          [a.example](https://www.a.example/)        | a.example
          [me@a.example](mailto:me@a.example)        | me@a.example
          [one](http://a.b/) and [two](http://a.b/)  | one <http://a.b/> and two
          ![a chart of *sales*](chart.png)           | a chart of sales
          [![build](b.svg)](https://ci.example/)     | build <https://ci.example/>
          [text](<javascript:alert(1)>)              | text
          """)
  void linksAreTheirTextAndAnAbsoluteTargetNotShown(String markdown, String text) {
    assertThat(read(markdown).text()).isEqualTo(text + "\n");
  }

  @Test
  void fencedCodeIsColouredAndKeptToTheLetter() {
    Flow flow = read("Text\n\n```java\nint  a;\n\n\treturn;\n```\n");
    Block code = flow.blocks().get(1);
    assertThat(code.kind()).isEqualTo(Block.Kind.CODE);
    assertThat(flow.text().substring(code.start(), code.end())).isEqualTo("int  a;\n\n\treturn;");
    int type = SyntaxColors.TYPE.rgb(Theme.LIGHT);
    int keyword = SyntaxColors.KEYWORD.rgb(Theme.LIGHT);
    assertThat(code.runs()).containsExactly(new Run(6, 9, type), new Run(16, 22, keyword));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"```\nint a;\n```", "    int a;\n", "```nolanguage\nint a;\n```", "~~~\nint a;"})
  void codeWithoutAKnownLanguageStaysPlain(String markdown) {
    assertOutline(markdown, "CODE 0 int a;");
  }

  @Test
  void highlightOffLeavesFencedCodePlain() {
    RenderConfig plain = CONFIG.toBuilder().highlight(false).build();
    Flow flow = (Flow) new MarkdownReader().read(source("```java\nint a;\n```"), plain);
    assertThat(flow.blocks().get(0).runs()).isEmpty();
  }

  @Test
  void htmlIsReadByItsText() {
    assertOutline(
        """
        <div align="center"><h2>Title</h2><p>Some <b>bold</b>
        words</p></div>

        Inline <kbd>Ctrl</kbd><br>next <!-- hidden -->line <img alt="logo" src="x.png">

        <details><summary>More</summary>

        inside *Markdown*

        </details>
        <script>alert("no")</script>
        <table><tr><td>a</td><td>b</td></tr></table>
        """,
        """
        HEADING 2 Title
        TEXT 0 Some ‹b:bold› words
        TEXT 0 Inline Ctrl⏎next line logo
        TEXT 0 ‹b:More›
        TEXT 0 inside ‹i:Markdown›
        TABLE 0 a⇥b⏎""");
  }

  @Test
  void footnotesKeepTheirLabels() {
    assertOutline(
        "Claim[^1] holds.\n\n[^1]: Proof\n    of it.\n",
        "TEXT 0 Claim[1] holds.\nTEXT 0 [1] Proof of it.");
  }

  @Test
  void frontMatterIsAParagraphOfItsOwn() {
    assertOutline(
        "---\ntitle: A guide\ntags:\n  - one\n  - two\n---\n\nText",
        "TEXT 0 title: A guide⏎tags: one, two\nTEXT 0 Text");
  }

  @Test
  void aLineEndBetweenIdeographsIsNoSpace() {
    assertThat(read("中文\n文本\nand\n中").text()).isEqualTo("中文文本 and 中\n");
  }

  @Test
  void anItemThatBeginsWithCodeKeepsItsNumber() {
    assertOutline("1. ```\n   ls\n   ```\n2. # Head\n", "ITEM 1 1.\nCODE 1 ls\nITEM 1 2. Head");
  }

  @Test
  void paragraphsStandApartAndItemsBelowEachOther() {
    assertThat(read("a\n\nb\n\n- c\n- d\n\n| e |\n|---|\n| f |\n\ng").text())
        .isEqualTo("a\n\nb\n\n- c\n- d\n\ne\nf\n\ng\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "---\n", "[a]: b\n", "<!-- c -->", "-\n-\n", "#\n"})
  void aDocumentWithoutWordsIsRefused(String markdown) {
    assertThatThrownBy(() -> read(markdown))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("a.md holds no words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">", "- ", "*", "[", "` ", "<div>", "1. ", "![", "**a ", "_a __b ", "|", "[a](", "<", "&#",
        "~~ ", "[^a] ", "# ", "\\"
      })
  void aHundredThousandMarksAreReadInBoundedTimeAndDepth(String mark) {
    String all = mark.repeat(100_000) + "word";
    assertThat(read(all).text()).contains("word");
  }

  @Test
  void aLineOfAMillionCharactersIsRead() {
    String line = "word ".repeat(200_000).strip();
    assertThat(read(line).text()).isEqualTo(line + "\n");
  }

  @Test
  void binaryDataIsRefusedByName() {
    Source source =
        Source.stream(new ByteArrayInputStream(new byte[] {'a', 0, 1}), "a.md", Source.MARKDOWN);
    assertThatThrownBy(() -> new MarkdownReader().read(source, CONFIG))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("a.md has a NUL at offset 1");
  }

  @Test
  void filesAreKnownByTheirExtensionAndDrawnAsDocuments() {
    MarkdownReaderProvider provider = new MarkdownReaderProvider();
    assertThat(provider.mediaTypeOf("README.md")).contains(Source.MARKDOWN);
    assertThat(provider.mediaTypeOf("a.MARKDOWN")).contains(Source.MARKDOWN);
    assertThat(provider.mediaTypeOf("a.txt")).isEmpty();
    assertThat(provider.presetFor(Source.MARKDOWN)).contains("document");
  }

  private static void assertOutline(String markdown, String outline) {
    assertThat(Flows.outline(read(markdown))).isEqualTo(outline);
  }

  private static Flow read(String markdown) {
    return (Flow) new MarkdownReader().read(source(markdown), CONFIG);
  }

  private static Source source(String markdown) {
    return Source.text("a.md", markdown).as(Source.MARKDOWN);
  }
}
