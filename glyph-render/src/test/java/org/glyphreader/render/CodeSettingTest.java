package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glyphreader.Line;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.spi.Layout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In source code every space and every line end counts")
class CodeSettingTest {

  private static RenderConfig.Builder mono() {
    return Setup.small().fontPath("builtin:dejavu-sans-mono");
  }

  @Test
  void indentationStays() {
    Layout layout = Setup.layoutCode("if x:\n  y\n\n\treturn", mono().build());
    assertThat(Setup.words(layout)).containsExactly("if x:", "  y", "\treturn");
    List<Line> lines = Setup.layer(layout, 0).lines();
    assertThat(lines.get(2).baseline() - lines.get(1).baseline()).isEqualTo(20);
  }

  @Test
  void tabsGoToTabStops() {
    int four = letterAt("a\tx", 2, 4);
    int eight = letterAt("a\tx", 2, 8);
    assertThat(four).isEqualTo(letterAt("    x", 4, 4));
    assertThat(eight).isEqualTo(letterAt("        x", 8, 4));
    assertThat(letterAt("abcd\tx", 5, 4)).isEqualTo(eight);
  }

  private static int letterAt(String text, int offset, int tabSize) {
    Layout layout = Setup.layoutCode(text, mono().tabSize(tabSize).build());
    return Setup.layer(layout, 0).lines().get(0).box(offset, offset + 1).x();
  }

  @Test
  void aLineThatIsTooWideGoesOnBelow() {
    String line = "call(first_argument, second_argument, third_argument)";
    List<String> words = Setup.words(Setup.layoutCode(line, mono().build()));
    assertThat(words).hasSizeGreaterThan(1);
    assertThat(String.join("", words)).isEqualTo(line);
    assertThat(words.get(0)).endsWith(" ");
  }

  @Test
  void theNewlineMarkerIsNotForCode() {
    Layout layout = Setup.layoutCode("a\nb", mono().newlineMarkup(" \\n ").build());
    assertThat(Setup.words(layout)).containsExactly("a", "b");
  }

  @Test
  void lineNumbersStandLeftOfTheCodeButAreNoPartOfTheText() {
    RenderConfig config = mono().pageSize(new PageSize(300, 300)).lineNumbers(true).build();
    String code = "first\n".repeat(12);
    Layout layout = Setup.layoutCode(code, config);
    List<Line> lines = Setup.layer(layout, 0).lines();
    assertThat(lines).hasSize(12).allMatch(line -> line.text().equals("first"));
    int gutter = lines.get(0).box().x();
    assertThat(gutter).isGreaterThan(16 + 3 * 5);
    var pixels = layout.pages().get(0).paint();
    int ink = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < gutter; x++) {
        ink += pixels.get(x, y, 0) < 200 ? 1 : 0;
      }
    }
    assertThat(ink).isPositive();
  }
}
