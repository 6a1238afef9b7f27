package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.PixelRecognizer;
import org.glyphreader.testkit.Script;
import org.glyphreader.testkit.TestReader;
import org.glyphreader.testkit.TestServices;
import org.junit.jupiter.api.Test;

/** Documents: pages and offsets, several sources, scans, appending, saving. */
class DocumentTest extends EngineTest {

  /** Every line of every page says what stands at its offsets. */
  private static void assertOffsetsSlice(CompressedDocument document) {
    String text = document.text();
    StringBuilder joined = new StringBuilder();
    for (Page page : document.pages()) {
      assertThat(text.substring(page.start())).startsWith(page.text());
      for (Line line : page.lines()) {
        assertThat(text.substring(line.start(), line.end())).isEqualTo(line.text());
      }
      joined.append(page.text());
    }
    assertThat(text.replace("\n", "")).isEqualTo(joined.toString().replace("\n", ""));
  }

  @Test
  void severalSourcesMakeOneDocument() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(
                Source.text("a.txt", pages(2) + "no line feed at the end"),
                TestReader.pdf("b.pdf", "first page\nof b\fsecond page of b"),
                TestReader.scan("c.png", "a scan"),
                Source.text("d.txt", "last"))) {

      assertThat(document.pages())
          .extracting(page -> page.number() + " " + page.source())
          .containsExactly(
              "1 a.txt", "2 a.txt", "3 a.txt", "4 b.pdf", "5 b.pdf", "6 c.png", "7 d.txt");
      assertThat(document.text())
          .endsWith("at the end\nfirst page\nof b\nsecond page of b\na scan\nlast");
      assertOffsetsSlice(document);
      assertThat(document.pages().get(3).lines().get(0).origin()).isEqualTo(Line.Origin.PDF);
      assertThat(document.pages().get(5).lines().get(0).origin()).isEqualTo(Line.Origin.RECOGNISED);
      assertThat(document.pages().get(5).hasTextLayer()).isFalse();
    }
  }

  @Test
  void evidenceNamesItsSource() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(Source.text("a", "alpha"), Source.text("b", "the beta is here"))) {
      int at = document.text().indexOf("beta");
      script.answering((p, sink, pages) -> Script.says("beta", Script.cites(2, at, at + 4, 1)));
      Evidence evidence = document.ask("Where?").evidence().get(0);
      assertThat(evidence.source()).isEqualTo("b");
      assertThat(evidence.page()).isEqualTo(2);
      assertThat(document.text().substring(evidence.start(), evidence.end())).isEqualTo("beta");
      assertThat(evidence.quote()).isEqualTo("beta");
    }
  }

  @Test
  void aScanIsRecognisedOnceWhenItsWordsAreNeeded() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(TestReader.scan("scan", "one\ntwo\fthree\fvier"))) {
      int read = PixelRecognizer.READ.get();
      assertThat(document.stats().textTokens()).isEmpty();
      assertThat(document.stats().textTokenizer()).isEqualTo("none");
      assertThat(document.pages().get(0).text()).isEqualTo("one\ntwo\n");
      assertThat(PixelRecognizer.READ).hasValue(read + 1);

      assertThat(document.text()).isEqualTo("one\ntwo\nthree\nvier\n");
      assertThat(document.text()).isEqualTo("one\ntwo\nthree\nvier\n");
      assertThat(PixelRecognizer.READ).hasValue(read + 3);
      assertOffsetsSlice(document);
      assertThat(document.stats().textTokens()).as("known by now").hasValue(4);
    }
  }

  @Test
  void aScanWithoutARecogniserSaysWhatToAdd() {
    loader = TestServices.withoutRecognizer(folder.resolve("less")).loader();
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(TestReader.scan("scan", "one"))) {
      assertThatThrownBy(document::text)
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessage(
              "A page has no text layer and there is no text recogniser on the class path; add"
                  + " org.glyphreader:glyph-backend-optical");
      assertThat(document.ask("Q?").text()).as("the answer is not lost").isEqualTo("An answer.");
    }
  }

  @Test
  void transcribingReadsPixelsAndComparesWithWhatWasDrawn() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(
                TestReader.pdf("p", "drawn and known"), TestReader.scan("s", "unknown"))) {
      Transcript transcript = document.transcribe();
      assertThat(transcript.pages()).extracting(Transcript.PageText::page).containsExactly(1, 2);
      assertThat(transcript.pages().get(0).accuracy()).hasValue(1);
      assertThat(transcript.pages().get(1))
          .isEqualTo(new Transcript.PageText(2, "unknown", OptionalDouble.empty()));
      assertThat(transcript.accuracy()).hasValue(1);
    }
  }

  @Test
  void appendedTextReplacesTheReadPagesFromTheFirstThatChangedAtTheNextQuestion() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(pages(3))) {
      document.ask("A?");
      document.append("More.");
      document.append(" And more.\n");
      assertThat(script.log).doesNotContain("replace");
      Answer answer = document.ask("B?");

      assertThat(answer.timings().read().isNegative()).isFalse();
      assertThat(script.log)
          .containsExactly("read 3", "answer A?", "replace from 3 of 4", "answer B?");
      assertThat(document.text()).isEqualTo(pages(3) + "More. And more.\n");
      assertThat(document.pages()).hasSize(4);
      assertOffsetsSlice(document);
    }
  }

  @Test
  void ifThePagesCannotBeReplacedTheNextQuestionReadsAnew() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("one")) {
      document.ask("A?");
      document.append(" two");
      script.onReplace =
          monitor -> {
            throw new BackendFailureException("no room");
          };
      assertThatThrownBy(() -> document.ask("B?")).hasMessage("no room");
      assertThat(document.ask("C?").text()).isEqualTo("An answer.");
      assertThat(script.log)
          .containsExactly(
              "read 1", "answer A?", "replace from 1 of 1", "close session", "read 1", "answer C?");
    }
  }

  @Test
  void onlyPlainTextGrows() {
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument pdf = engine.compress(TestReader.pdf("a.pdf", "x"));
      assertThatThrownBy(() -> pdf.append("more"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Text cannot be appended to a.pdf: its pages are fixed, being of type"
                  + " application/pdf");
      CompressedDocument markdown = engine.compress(Source.text("# x").as(Source.MARKDOWN));
      assertThatThrownBy(() -> markdown.append("more"))
          .hasMessage("Text can be appended to plain text only, not to text of type text/markdown");
      assertThat(markdown.text()).isEqualTo("# x");
    }
  }

  @Test
  void aSavedDocumentReopensWithTextOffsetsAndEvidence() {
    Path saved = folder.resolve("saved");
    String text = pages(2) + "a page that ends amid a line".repeat(30);
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document =
          engine.compress(
              Source.text("a", text),
              TestReader.scan("unread", "the answer is forty-two"),
              Source.text("z", "end"));
      List<Integer> sizes = document.pages().stream().map(Page::width).toList();
      document.save(saved);

      CompressedDocument restored = engine.open(saved);
      assertThat(restored.pages()).extracting(Page::width).isEqualTo(sizes);
      assertThat(restored.text()).isEqualTo(document.text());
      assertThat(restored.stats()).isEqualTo(document.stats());
      assertThat(restored.config()).isEqualTo(document.config());
      assertOffsetsSlice(restored);
      script.answering((p, sink, pages) -> Script.says("forty-two"));
      Evidence evidence = restored.ask("What is the answer?").evidence().get(0);
      assertThat(evidence.quote()).isEqualTo("the answer is forty-two");
      assertThat(evidence.source()).isEqualTo("unread");
      assertThatThrownBy(() -> restored.append("more"))
          .hasMessage(
              "Text cannot be appended to z: its pages are fixed, being restored from a folder;"
                  + " compress the whole text instead");
    }
  }

  @Test
  void whatStorageThrowsReachesTheCaller() {
    try (GlyphEngine engine = builder().build()) {
      assertThatThrownBy(() -> engine.compress("x").save(folder))
          .isInstanceOf(GlyphException.class)
          .hasMessage(folder + " is not empty");
      assertThatThrownBy(() -> engine.open(folder))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessage(folder + " holds no document");
    }
  }

  @Test
  void anUnknownMediaTypeListsWhatCanBeRead() {
    try (GlyphEngine engine = builder().build()) {
      assertThatThrownBy(() -> engine.compress(Source.text("a.docx", "x").as("Application/Docx")))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessage(
              "Nothing on the class path reads a.docx as application/docx; what can be read is"
                  + " [application/pdf, image/x-scan, text/markdown, text/plain]");
      assertThatThrownBy(() -> engine.compress(TestReader.pdf("long.pdf", "endless")))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessage(
              "long.pdf: GLM-4.1V refuses an image of 560 × 112560 px: one side is more than 200"
                  + " times the other");
    }
  }

  @Test
  void anEmptyTextIsADocumentToo() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("")) {
      assertThat(document.pages()).hasSize(1);
      assertThat(document.ask("Q?").evidence()).isEmpty();
      document.append("word");
      assertThat(document.text()).isEqualTo("word");
    }
  }
}
