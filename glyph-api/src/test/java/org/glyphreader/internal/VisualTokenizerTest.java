package org.glyphreader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;
import org.junit.jupiter.api.Test;

/** The arithmetic of the models' own image processors. */
class VisualTokenizerTest {

  private static final Map<String, VisualTokenizer> MODELS =
      Map.of(
          "glm4v", VisualTokenizer.glm4v(),
          "qwen2Vl", VisualTokenizer.qwen2Vl(),
          "qwen3Vl", VisualTokenizer.qwen3Vl());

  @Test
  void aPageOfA4At72DpiCostsGlm630Tokens() {
    VisualTokenizer glm = VisualTokenizer.glm4v();
    assertThat(glm.resize(595, 842)).isEqualTo(new Size(588, 840));
    assertThat(glm.tokens(new Size(595, 842))).isEqualTo(21 * 30);
  }

  @Test
  void thePagesOfTheReferenceRendererCostWhatItSays() {
    for (String[] row : Resources.rows("reference-pages.txt")) {
      long sum = 0;
      for (String page : List.of(row).subList(3, row.length)) {
        String[] sides = page.split("x");
        sum +=
            VisualTokenizer.glm4v().tokens(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
      }
      assertThat(sum).as(String.join(" ", row)).isEqualTo(Long.parseLong(row[2]));
    }
  }

  @Test
  void sizesAreThoseThatPythonComputes() {
    List<String[]> rows = Resources.rows("smart-resize.txt");
    assertThat(rows).hasSizeGreaterThan(250);
    for (String[] row : rows) {
      VisualTokenizer model = MODELS.get(row[0]);
      int width = Integer.parseInt(row[1]);
      int height = Integer.parseInt(row[2]);
      if (row[3].equals("0")) {
        assertThatThrownBy(() -> model.resize(width, height))
            .as(String.join(" ", row))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageEndingWith("px: one side is more than 200 times the other");
      } else {
        assertThat(model.resize(width, height))
            .as(String.join(" ", row))
            .isEqualTo(new Size(Integer.parseInt(row[3]), Integer.parseInt(row[4])));
      }
    }
  }

  @Test
  void everySizeIsInsideTheLimitsAndAWholeNumberOfPatches() {
    Random random = new Random(3);
    VisualTokenizer small = VisualTokenizer.glm4v(28 * 28 * 2 * 20, 28 * 28 * 2 * 300);
    for (int i = 0; i < 20_000; i++) {
      int width = 28 + random.nextInt(3000);
      int height = Math.max(28, width / 150) + random.nextInt(Math.min(3000, width * 100));
      Size size = small.resize(width, height);
      assertThat(size.width() % 28 + size.height() % 28).isZero();
      assertThat(small.tokens(width, height))
          .isEqualTo((long) size.width() * size.height() / 784)
          .isLessThanOrEqualTo(300);
      assertThat(small.resize(size.width(), size.height()))
          .as("a size of the model's own is left alone")
          .satisfies(again -> assertThat(small.tokens(again)).isLessThanOrEqualTo(300));
    }
  }

  @Test
  void roundsHalfToEvenAsPythonDoes() {
    VisualTokenizer qwen = VisualTokenizer.qwen2Vl(1, 100_000_000);
    assertThat(qwen.resize(28 * 2 + 14, 28 * 3 + 14)).isEqualTo(new Size(28 * 2, 28 * 4));
  }

  @Test
  void onlyGlmEnlargesAnImageSmallerThanOnePatchBeforeRounding() {
    assertThat(VisualTokenizer.glm4v().resize(1, 1)).isEqualTo(new Size(84, 84));
    assertThat(VisualTokenizer.qwen2Vl().resize(1, 1)).isEqualTo(new Size(56, 56));
  }

  @Test
  void limitsThatHoldNoImageAreRefused() {
    assertThatThrownBy(() -> VisualTokenizer.glm4v(100, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pixel limits from 100 to 99 hold no image");
    assertThatThrownBy(() -> VisualTokenizer.glm4v().tokens(0, 10))
        .hasMessage("A size of 0 × 10 px");
  }

  @Test
  void deepSeekCostsTheSameForEveryImage() {
    Map<Integer, Long> modes = Map.of(512, 64L, 640, 100L, 1024, 256L, 1280, 400L);
    modes.forEach(
        (side, tokens) -> {
          VisualTokenizer mode = VisualTokenizer.deepSeekOcr(side);
          assertThat(mode.name()).isEqualTo("DeepSeek-OCR-" + side);
          assertThat(mode.resize(13, 4711)).isEqualTo(new Size(side, side));
          assertThat(mode.tokens(13, 4711)).isEqualTo(tokens);
        });
    assertThatThrownBy(() -> VisualTokenizer.deepSeekOcr(768))
        .hasMessage("DeepSeek-OCR has no mode of 768 px, only [512, 640, 1024, 1280]");
  }
}
