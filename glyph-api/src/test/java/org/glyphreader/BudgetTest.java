package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.RenderPresetProvider;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.GridRenderer;
import org.glyphreader.testkit.TestReader;
import org.glyphreader.testkit.TestServices;
import org.junit.jupiter.api.Test;

/** What pages cost, what fits, and what is said where it does not. A test page costs 70 tokens. */
class BudgetTest extends EngineTest {

  @Test
  void statsCountTextByItsTokenizerAndPagesByTheModelsArithmetic() {
    try (GlyphEngine engine = builder().build()) {
      CompressionStats stats = engine.compress("one two \uFFFD\n").stats();
      assertThat(stats.characters()).isEqualTo(10);
      assertThat(stats.textTokens()).hasValue(3);
      assertThat(stats.textTokenizer()).isEqualTo("o200k_base");
      assertThat(stats.visualTokens()).isEqualTo(70);
      assertThat(stats.visualModel()).isEqualTo("GLM-4.1V");
      assertThat(stats.visualModelIsReader()).isFalse();
      assertThat(stats.pages()).isEqualTo(1);
      assertThat(stats.replacedCharacters()).isEqualTo(1);
      assertThat(stats.ratio()).hasValue(3 / 70.0);
      assertThat(stats.pays()).isFalse();
      assertThat(engine.compress("a ".repeat(200)).stats().pays()).isTrue();
    }
  }

  @Test
  void withoutATokenizerNothingIsClaimed() {
    loader =
        new TestServices(folder.resolve("less"))
            .add(RendererProvider.class, GridRenderer.class)
            .add(DocumentReaderProvider.class, TestReader.class)
            .loader();
    try (GlyphEngine engine = builder().build()) {
      CompressionStats stats = engine.compress("one two").stats();
      assertThat(stats.textTokens()).isEmpty();
      assertThat(stats.textTokenizer()).isEqualTo("none");
      assertThat(stats.ratio()).isEmpty();
      assertThat(stats.pays()).isFalse();
    }
  }

  @Test
  void aConfiguredModelCountsTextWithItsOwnTokenizer() throws Exception {
    script.withWindow(1000);
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.createFile(model.resolve("scripted.json"));
    Files.createFile(model.resolve("tokenizer.json"));
    try (GlyphEngine engine = builder().model(model).build()) {
      CompressionStats stats = engine.compress("one two").stats();
      assertThat(stats.textTokenizer()).isEqualTo("the model's own");
      assertThat(stats.visualModelIsReader()).isTrue();
    }
  }

  @Test
  void pagesThatDoNotFitTheWindowAreRefusedBeforeAnythingIsRead() {
    script.withWindow(1000);
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(pages(20))) {
      Question question = Question.builder("Q?").maxNewTokens(100).build();
      ContextOverflowException refused =
          catchThrowableOfType(ContextOverflowException.class, () -> document.ask(question));

      assertThat(refused)
          .hasMessage(
              "20 pages cost 1400 visual tokens, more than the context window of 1000; ask about"
                  + " pages 1-11, lower the DPI, or set fit(754)");
      assertThat(refused.tokens()).isEqualTo(1400);
      assertThat(refused.window()).isEqualTo(1000);
      assertThat(script.opened).hasValue(0);
      Question fewer = Question.builder("Q?").maxNewTokens(100).pages(10, 20).build();
      assertThat(document.ask(fewer).text()).isEqualTo("An answer.");
    }
  }

  @Test
  void whatTheRefusalAdvisesFits() {
    Pattern advice =
        Pattern.compile("ask about pages 1-(\\d+), lower the DPI, or set fit\\((\\d+)\\)");
    String text = pages(25);
    for (int window : new int[] {900, 1300, 1700}) {
      script.withWindow(window);
      try (GlyphEngine engine = builder().build()) {
        CompressedDocument document = engine.compress(text);
        Question.Builder question = Question.builder("What?").maxNewTokens(100);
        ContextOverflowException refused =
            catchThrowableOfType(
                ContextOverflowException.class, () -> document.ask(question.build()));
        Matcher advised = advice.matcher(refused.getMessage());
        assertThat(advised.find()).as(refused.getMessage()).isTrue();

        int last = Integer.parseInt(advised.group(1));
        assertThat(document.ask(question.pages(1, last).build()).text()).isEqualTo("An answer.");
        long budget = Long.parseLong(advised.group(2));
        try (GlyphEngine smaller = builder().fit(budget).build()) {
          assertThat(smaller.compress(text).ask("What?").text()).isEqualTo("An answer.");
        }
      }
    }
  }

  @Test
  void fitIsNotAdvisedWhereItWouldNotHelp() {
    script.withWindow(200);
    try (GlyphEngine engine = builder().build()) {
      assertThatThrownBy(() -> engine.compress(pages(3)).ask("What?"))
          .hasMessage(
              "3 pages cost 210 visual tokens, more than the context window of 200; lower the DPI"
                  + " or take a denser preset");
    }
  }

  @Test
  void fitTakesTheHighestDpiThatFits() {
    String text = pages(5);
    for (long budget : new long[] {70, 111, 200, 349}) {
      try (GlyphEngine engine = builder().fit(budget).build();
          GlyphEngine free = builder().build()) {
        CompressedDocument document = engine.compress(text);
        int dpi = document.config().dpi();
        assertThat(dpi).isLessThan(72);
        assertThat(document.stats().visualTokens()).isLessThanOrEqualTo(budget);
        assertThat(document.text()).isEqualTo(text);
        try (GlyphEngine more = builder().config(at(dpi + 1)).build()) {
          assertThat(more.compress(text).stats().visualTokens()).isGreaterThan(budget);
        }
        assertThat(free.compress(text).config().dpi()).isEqualTo(72);
      }
    }
  }

  private static RenderConfig at(int dpi) {
    return RenderConfig.builder().dpi(dpi).build();
  }

  @Test
  void fitTakesTheChosenPresetThenTheDenseOneThenDpisBelowTheLegible() {
    loader =
        TestServices.withoutRecognizer(folder.resolve("dense"))
            .add(RenderPresetProvider.class, DensePreset.class)
            .loader();
    assertThat(fitted(350)).isEqualTo("glyph-en 72");
    assertThat(fitted(340)).isEqualTo("glyph-en 67");
    assertThat(fitted(200)).startsWith("dense ");
    try (GlyphEngine engine = builder().fit(30).build()) {
      assertThatThrownBy(() -> engine.compress(pages(5)))
          .hasMessageContaining("preset dense at 30 dpi costs 60 visual tokens");
    }
  }

  private String fitted(long budget) {
    try (GlyphEngine engine = builder().fit(budget).build()) {
      CompressedDocument document = engine.compress(pages(5));
      assertThat(document.stats().visualTokens()).isLessThanOrEqualTo(budget);
      return document.preset().orElseThrow() + " " + document.config().dpi();
    }
  }

  /** A dense preset: as the test's pages differ by DPI only, it has fewer DPI. */
  public static final class DensePreset implements RenderPresetProvider {
    @Override
    public List<RenderPreset> presets() {
      return List.of(RenderPreset.of("dense", "fewer DPI", traits -> at(50)));
    }
  }

  @Test
  void aDocumentByConfigurationHasNoPreset() {
    try (GlyphEngine engine = builder().config(at(72)).build()) {
      assertThat(engine.compress("x").preset()).isEmpty();
    }
  }

  @Test
  void fitLeavesAloneWhatFits() {
    try (GlyphEngine engine = builder().fit(350).build()) {
      assertThat(engine.compress(pages(5)).config().dpi()).isEqualTo(72);
    }
  }

  @Test
  void fitRefusesWhatCannotFit() {
    int open = TestReader.OPEN.get();
    try (GlyphEngine engine = builder().fit(20).build()) {
      assertThatThrownBy(() -> engine.compress(pages(5)))
          .isInstanceOf(ContextOverflowException.class)
          .hasMessage(
              "Even the preset glyph-en at 30 dpi costs 60 visual tokens, more than the 20 of fit;"
                  + " give a part of the document, or allow at least 60");
      assertThatThrownBy(() -> engine.compress(TestReader.pdf("a", "b")))
          .isInstanceOf(ContextOverflowException.class);
      assertThat(TestReader.OPEN).hasValue(open);
    }
  }

  @Test
  void appendingKeepsInsideTheBudgetOrLeavesTheDocumentAsItWas() {
    try (GlyphEngine engine = builder().fit(140).build()) {
      CompressedDocument document = engine.compress(pages(2));
      document.ask("Q?");
      document.append(pages(1));
      assertThat(document.stats().visualTokens()).isLessThanOrEqualTo(140);
      assertThat(document.config().dpi()).isLessThan(72);
      document.ask("Q?");
      assertThat(script.log).contains("replace from 1 of 3");

      String before = document.text();
      assertThatThrownBy(() -> document.append(pages(50)))
          .isInstanceOf(ContextOverflowException.class);
      assertThat(document.text()).isEqualTo(before);
    }
  }

  @Test
  void settingsAreCheckedAtOnce() {
    assertThatThrownBy(() -> builder().fit(0)).hasMessage("fit must be at least 1 token, not 0");
    assertThatThrownBy(() -> builder().device("tpu"))
        .hasMessage("device must be auto, cpu or cuda:N, not \"tpu\"");
    assertThatThrownBy(() -> builder().backend(" ")).hasMessage("backend is blank");
    assertThatThrownBy(() -> builder().preset("dense").config(at(72)).build())
        .hasMessage("Give a preset or a configuration, not both");
    assertThatThrownBy(() -> builder().option("speed", "high").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The backend \"scripted\" has no option \"speed\"; it has [mode]");
    builder().option("mode", "fast").build().close();
  }

  @Test
  void adjustmentsChangeWhatThePresetSays() {
    try (GlyphEngine engine =
        builder()
            .adjust(c -> c.toBuilder().dpi(100).build())
            .adjust(c -> c.toBuilder().dpi(c.dpi() + 1).build())
            .build()) {
      assertThat(engine.compress("x").config().dpi()).isEqualTo(101);
    }
  }
}
