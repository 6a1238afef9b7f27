package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.List;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one-line entry, and that forgetting to close costs nothing. */
class GlyphReaderTest extends EngineTest {

  private ClassLoader before;

  @BeforeEach
  void useTheTestProviders() {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void shutdown() {
    GlyphReader.shutdown();
    Thread.currentThread().setContextClassLoader(before);
    for (String key : List.of("backend", "model", "device", "preset")) {
      System.clearProperty("glyph." + key);
    }
    assertThat(script.live).hasValue(0);
  }

  @Test
  void oneLineIsEnough() {
    assertThat(GlyphReader.compress("A text.").ask("What is it?").text()).isEqualTo("An answer.");
  }

  @Test
  void theSharedEngineKeepsOneIdleSessionAndReadsTheOthersAgain() {
    CompressedDocument one = GlyphReader.compress("one");
    CompressedDocument two = GlyphReader.compress(Source.text("two"));
    one.ask("A?");
    two.ask("B?");
    assertThat(script.live).hasValue(1);
    one.ask("C?");
    assertThat(script.log)
        .containsExactly(
            "read 1",
            "answer A?",
            "read 1",
            "answer B?",
            "close session",
            "read 1",
            "answer C?",
            "close session");
  }

  @Test
  void twoHundredOneLinersKeepOneSessionAlive() {
    script.sessionBytes = 8 << 20;
    for (int i = 0; i < 200; i++) {
      GlyphReader.compress("text " + i).ask("Q?");
      assertThat(script.live).hasValue(1);
    }
  }

  @Test
  void aForgottenDocumentIsCollectedAndItsFileClosed() {
    int open = TestReader.OPEN.get();
    WeakReference<CompressedDocument> forgotten = forget();
    assertThat(TestReader.OPEN).hasValue(open + 1);
    for (int i = 0; i < 1000 && forgotten.get() != null; i++) {
      System.gc();
    }
    assertThat(forgotten.get()).isNull();
    for (int i = 0; i < 1000 && TestReader.OPEN.get() > open; i++) {
      System.gc();
      GlyphReader.compress("next").close();
    }
    assertThat(TestReader.OPEN).hasValue(open);
    assertThat(script.live).hasValue(0);
  }

  private static WeakReference<CompressedDocument> forget() {
    CompressedDocument document = GlyphReader.compress(TestReader.pdf("a.pdf", "page"));
    document.ask("Q?");
    return new WeakReference<>(document);
  }

  @Test
  void aPageKeepsItsDocumentFromBeingCollected() {
    int open = TestReader.OPEN.get();
    Page page = GlyphReader.compress(TestReader.pdf("a.pdf", "words")).pages().get(0);
    for (int i = 0; i < 5; i++) {
      System.gc();
      GlyphReader.compress("next").close();
    }
    assertThat(TestReader.OPEN).hasValue(open + 1);
    assertThat(page.start()).isZero();
  }

  @Test
  void afterShutdownTheNextCallMakesANewEngine() {
    CompressedDocument document = GlyphReader.compress("one");
    document.ask("Q?");
    GlyphReader.shutdown();
    assertThat(script.closed).hasValue(1);
    assertThatThrownBy(document::text).isInstanceOf(IllegalStateException.class);
    assertThat(GlyphReader.compress("two").ask("Q?").text()).isEqualTo("An answer.");
    assertThat(script.opened).hasValue(2);
  }

  @Test
  void systemPropertiesConfigureIt() {
    System.setProperty("glyph.device", "gpu");
    assertThatThrownBy(() -> GlyphReader.compress("x"))
        .hasMessage("device must be auto, cpu or cuda:N, not \"gpu\"");
    System.setProperty("glyph.device", "cpu");
    System.setProperty("glyph.preset", "fancy");
    assertThatThrownBy(() -> GlyphReader.compress("x"))
        .hasMessage("There is no preset \"fancy\"; there are []");
    System.clearProperty("glyph.preset");
    System.setProperty("glyph.backend", "other");
    assertThatThrownBy(() -> GlyphReader.compress("x"))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageStartingWith("There is no backend \"other\"");
    System.setProperty("glyph.backend", "scripted");
    System.setProperty("glyph.model", folder.toString());
    assertThatThrownBy(() -> GlyphReader.compress("x"))
        .hasMessageStartingWith("The backend \"scripted\" cannot read the model in " + folder);
  }
}
