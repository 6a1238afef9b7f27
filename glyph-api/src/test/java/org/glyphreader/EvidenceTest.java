package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glyphreader.spi.Citation;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.Script;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.Test;

/**
 * What the engine makes of a backend's citations, and what it finds itself where there are none.
 */
class EvidenceTest extends EngineTest {

  private List<Evidence> cite(String text, Citation... citations) {
    script.answering((p, sink, pages) -> Script.says("Cited.", citations));
    try (GlyphEngine engine = builder().build()) {
      return engine.compress(text).ask("Q?").evidence();
    }
  }

  @Test
  void aQuoteHasABoxOnEachOfItsLines() {
    String text = "x".repeat(30) + "QUOTED" + "WORDS".repeat(2) + "y".repeat(9);
    Evidence evidence = cite(text, Script.cites(1, 30, 46, 0.5)).get(0);
    assertThat(evidence.quote()).isEqualTo("QUOTEDWORDSWORDS");
    assertThat(evidence.boxes())
        .containsExactly(
            new PageBox(1, new Box(300, 0, 100, 14)), new PageBox(1, new Box(0, 14, 60, 14)));
    assertThat(evidence.score()).isEqualTo(0.5);
    assertThat(evidence.asRead()).isEmpty();
    assertThat(evidence.legibility()).isEmpty();
  }

  @Test
  void aQuoteMayRunOverAPageEnd() {
    String text = pages(2);
    int end = text.indexOf("line 10 ");
    Evidence evidence = cite(text, Script.cites(1, end - 8, end + 7, 1)).get(0);
    assertThat(evidence.quote()).isEqualTo(text.substring(end - 8, end + 7)).contains("\n");
    assertThat(evidence.page()).isEqualTo(1);
    assertThat(evidence.boxes()).extracting(PageBox::page).containsExactly(1, 2);
  }

  @Test
  void aQuoteHasAtMost400CharactersAndNeverHalfOfOne() {
    String smile = "\uD83D\uDE00";
    String accented = "e\u0301";
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    assertThat(quoted("a".repeat(500))).isEqualTo("a".repeat(400));
    assertThat(quoted("a".repeat(399) + smile.repeat(9))).isEqualTo("a".repeat(399));
    assertThat(quoted("a".repeat(399) + accented + "b")).isEqualTo("a".repeat(399));
    assertThat(quoted("a".repeat(395) + family + "b")).isEqualTo("a".repeat(395));
    assertThat(quoted("a".repeat(398) + smile + "b")).isEqualTo("a".repeat(398) + smile);
    assertThat(quoted("o" + "\u0301".repeat(600))).hasSize(400);
  }

  private String quoted(String text) {
    Evidence evidence = cite(text, Script.cites(1, 0, text.length(), 1)).get(0);
    assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.quote());
    return evidence.quote();
  }

  @Test
  void aQuoteNeverBeginsAmidACharacter() {
    String text = "ab\uD83D\uDE00cd";
    Evidence evidence = cite(text, Script.cites(1, 3, 5, 1)).get(0);
    assertThat(evidence.quote()).isEqualTo("\uD83D\uDE00c");
  }

  @Test
  void atMostFiveThatDoNotOverlap() {
    String text = pages(3);
    List<Evidence> evidence =
        cite(
            text,
            Script.cites(1, 0, 10, 0.9),
            Script.cites(1, 5, 15, 0.8),
            Script.cites(1, 10, 20, 0.7),
            Script.cites(1, 30, 40, 0.6),
            Script.cites(1, 50, 60, 0.5),
            Script.cites(1, 70, 80, 0.4),
            Script.cites(1, 90, 100, 0.3));
    assertThat(evidence).extracting(Evidence::start).containsExactly(0, 10, 30, 50, 70);
  }

  @Test
  void whatABackendGetsWrongIsBroughtIntoBounds() {
    OptionalDouble two = OptionalDouble.of(2);
    List<Evidence> evidence =
        cite(
            "short text",
            new Citation(1, 0, 0, 6, 99, 1.5, two, Optional.of("tcxt")),
            Script.cites(1, 0, 3, -1),
            Script.cites(1, 3, 5, Double.NaN),
            Script.cites(1, 50, 60, 1),
            Script.cites(7, 0, 5, 1));
    assertThat(evidence).hasSize(3);
    assertThat(evidence.get(0).quote()).isEqualTo("text");
    assertThat(evidence.get(0).asRead()).contains("tcxt");
    assertThat(evidence.get(0).legibility()).hasValue(1);
    assertThat(evidence).extracting(Evidence::score).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void boxesAreCutToThePage() {
    script.answering((p, sink, pages) -> Script.says("Cited.", Script.cites(1, 0, 5, 1)));
    try (GlyphEngine engine = builder().build()) {
      Answer answer = engine.compress(TestReader.pdf("p", "words")).ask("Q?");
      assertThat(answer.evidence().get(0).boxes())
          .containsExactly(new PageBox(1, new Box(0, 0, TestReader.WIDTH, 14)));
    }
  }

  @Test
  void evidenceOnALateScanDoesNotReadTheScansBehindIt() {
    script.answering((p, sink, pages) -> Script.says("Cited.", Script.cites(2, 4, 7, 1)));
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(TestReader.scan("scan", "one\ftwo\fthree\ffour"))) {
      int read = org.glyphreader.testkit.PixelRecognizer.READ.get();
      assertThat(document.ask("Q?").evidence().get(0).quote()).isEqualTo("two");
      assertThat(org.glyphreader.testkit.PixelRecognizer.READ).hasValue(read + 2);
    }
  }

  @Test
  void highlightedPagesAreThoseWithEvidenceBoxedInRed() {
    String text = pages(3);
    int at = text.indexOf("thing15");
    script.answering((p, sink, pages) -> Script.says("x", Script.cites(2, at, at + 7, 1)));
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress(text);
      Answer answer = document.ask("Q?");
      assertThat(answer.highlightedPages()).hasSize(1);
      Page page = answer.highlightedPages().get(0);
      Page plain = document.pages().get(1);
      assertThat(page.number()).isEqualTo(2);
      assertThat(page.text()).isEqualTo(plain.text());
      assertThat(page.lines()).hasSameSizeAs(plain.lines());
      Box box = answer.evidence().get(0).boxes().get(0).box();
      Pixels pixels = page.pixels();
      assertThat(pixels.channels()).isEqualTo(3);
      assertThat(pixels.get(box.x() - 1, box.y() - 1, 0)).isEqualTo(0xE0);
      assertThat(pixels.get(box.right(), box.bottom(), 1)).isEqualTo(0x20);
      assertThat(pixels.get(box.x() + 3, box.y() + 3, 2)).isEqualTo(200);
      assertThat(page.png()).startsWith(0x89, 'P', 'N', 'G');
      document.close();
      assertThat(answer.evidence()).isNotEmpty();
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> answer.highlightedPages().get(0))
          .hasMessage("The document is closed");
    }
  }
}
