package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.Run;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plain text is set as the reference sets it")
class TextSettingTest {

  private static List<String> words(String text) {
    return Setup.words(Setup.layout(text, Setup.small().build()));
  }

  private static Line first(String text, RenderConfig config) {
    return Setup.layer(Setup.layout(text, config), 0).lines().get(0);
  }

  @Test
  void runsOfBlanksKeepTheirWidthSingleBlanksAndTabsPartWords() {
    assertThat(words("a   b\tc \t d")).containsExactly("a   b c d");
    int one = first("a b", Setup.small().build()).box().width();
    int four = first("a    b", Setup.small().build()).box().width();
    assertThat(four - one).isBetween(8, 9);
  }

  @Test
  void runsOfBlanksIndentALineASingleBlankDoesNot() {
    assertThat(first("    x", Setup.small().build()).text()).isEqualTo("    x");
    assertThat(first(" x", Setup.small().build()).text()).isEqualTo("x");
  }

  @Test
  void softHyphensAndOtherInvisibleCharactersTakeNoRoom() {
    int plain = first("softhyphen", Setup.small().build()).box().width();
    int odd = first("soft\u00AD\u200B\u2060hyphen\uFE0F", Setup.small().build()).box().width();
    assertThat(odd).isEqualTo(plain);
    assertThat(Setup.layout("\u00AD\u200Bx", Setup.small().build()).replacedCharacters()).isZero();
  }

  @Test
  void everyKindOfLineEndBeginsANewLine() {
    assertThat(words("a\nb\r\nc\rd")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void markupCharactersOfTheTextAreDrawnAsTheyAre() {
    assertThat(words("<br/> &amp; <b>")).containsExactly("<br/> &amp; <b>");
  }

  @Test
  void blankLinesTakeALineEach() {
    List<Line> lines = Setup.layer(Setup.layout("a\n\n\nb", Setup.small().build()), 0).lines();
    assertThat(lines.get(1).baseline() - lines.get(0).baseline()).isEqualTo(30);
  }

  @Test
  void anUnbreakableWordIsCutAtTheEdgeAndBeginsOnTheLineThatIsBeingFilled() {
    List<String> lines = words("so " + "x".repeat(90));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("so xxxxx");
    assertThat(String.join("", lines)).isEqualTo("so " + "x".repeat(90));
  }

  @Test
  void thirtyLinesMakeAParagraphSoSpaceAfterStandsBetweenThem() {
    RenderConfig config = Setup.small().pageSize(new PageSize(200, 600)).spaceAfter(7).build();
    List<Line> lines = Setup.layer(Setup.layout("x\n".repeat(31), config), 0).lines();
    assertThat(lines.get(29).baseline() - lines.get(28).baseline()).isEqualTo(10);
    assertThat(lines.get(30).baseline() - lines.get(29).baseline()).isEqualTo(17);
  }

  @Test
  void linesAreFlushLeftFlushRightCentredOrJustified() {
    String text = "several words that fill more than a single line of this narrow page, they do";
    int left = first(text, with(Alignment.LEFT)).box().x();
    Line right = first(text, with(Alignment.RIGHT));
    Line center = first(text, with(Alignment.CENTER));
    Line justified = first(text, with(Alignment.JUSTIFY));
    assertThat(left).isEqualTo(16);
    assertThat(right.box().right()).isEqualTo(184);
    assertThat(center.box().x() - 16).isBetween(1, 184 - center.box().right() + 2);
    assertThat(justified.box().x()).isEqualTo(16);
    assertThat(justified.box().right()).isEqualTo(184);
  }

  private static RenderConfig with(Alignment alignment) {
    return Setup.small().alignment(alignment).autoCropWidth(false).build();
  }

  @Test
  void chineseTextBreaksBetweenCharactersAndPunctuationHangs() {
    RenderConfig config = Setup.small().fontPath("builtin:noto-sans-sc").build();
    List<String> lines = Setup.words(Setup.layout("汉".repeat(18) + "。" + "字".repeat(10), config));
    assertThat(lines).containsExactly("汉".repeat(18) + "。", "字".repeat(10));
  }

  @Test
  void aNewlineMarkerHasItsOwnColour() {
    RenderConfig marked =
        Setup.small().newlineMarkup("<font color=\"#FF0000\"> \\n </font>").build();
    Pixels pixels = Setup.layout("a\nb", marked).pages().get(0).paint();
    assertThat(pixels.channels()).isEqualTo(3);
    assertThat(count(pixels, 0xFF0000)).isPositive();
    assertThat(Setup.layout("a\nb", Setup.small().build()).pages().get(0).paint().channels())
        .isEqualTo(1);
  }

  private static int count(Pixels pixels, int hue) {
    int count = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int r = pixels.get(x, y, 0);
        int g = pixels.get(x, y, 1);
        int b = pixels.get(x, y, 2);
        boolean red = r > g + 40 && r > b + 40;
        boolean blue = b > g + 40 && b > r + 40;
        count += (hue == 0xFF0000 ? red : blue) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void runsHaveTheirColour() {
    Flow flow =
        new Flow(
            "plain blue",
            List.of(new Block(Block.Kind.TEXT, 0, 10, List.of(new Run(6, 10, 0x0000FF)))));
    Layout layout = new FlowRenderer().layout(flow, Setup.small().build(), Setup.FONTS);
    assertThat(count(layout.pages().get(0).paint(), 0x0000FF)).isPositive();
  }

  @Test
  void markupThatIsNotUnderstoodIsRefusedByName() {
    RenderConfig config = Setup.small().newlineMarkup("<img src=\"x\"/>").build();
    assertThatThrownBy(() -> Setup.layout("text", config))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("\"newline-markup\" has the unknown tag <img")
        .hasMessageContaining("Understood are <br/>");
  }

  @Test
  void reflowJoinsHardWrappedLinesButKeepsParagraphsAndLists() {
    RenderConfig reflow = Setup.small().pageSize(new PageSize(400, 400)).reflow(true).build();
    String text = "one\ntwo\n\nthree\nfour\n- item\n- item\n1. first";
    assertThat(Setup.words(Setup.layout(text, reflow)))
        .containsExactly("one two", "three four", "- item", "- item", "1. first");
  }

  @Test
  void whatLiesBetweenBlocksIsNotDrawn() {
    Flow flow =
        new Flow(
            "one HIDDEN two",
            List.of(
                new Block(Block.Kind.TEXT, 0, 3, List.of()),
                new Block(Block.Kind.TEXT, 11, 14, List.of())));
    Layout layout = new FlowRenderer().layout(flow, Setup.small().build(), Setup.FONTS);
    assertThat(Setup.words(layout)).containsExactly("one", "two");
  }
}
