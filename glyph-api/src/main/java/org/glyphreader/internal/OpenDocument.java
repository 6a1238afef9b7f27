package org.glyphreader.internal;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.glyphreader.Answer;
import org.glyphreader.AnswerListener;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;
import org.glyphreader.Evidence;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Question;
import org.glyphreader.RenderConfig;
import org.glyphreader.Timings;
import org.glyphreader.Transcript;
import org.glyphreader.Usage;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.TextTokenizer;

/**
 * A document of an engine. The reading session serves one thread at a time: questions wait for
 * their turn, closing ends the question under way.
 *
 * <p>Fences keep a document that nobody refers to any more, as in a one-liner, from being taken for
 * forgotten while it still works.
 */
final class OpenDocument implements CompressedDocument {

  private record Counted(Contents contents, CompressionStats stats) {}

  private final EngineCore core;
  private final Compressor compressor;
  private final Duration renderTime;
  private final Holdings holdings;
  private final Object counting = new Object();
  private Counted counted;

  OpenDocument(EngineCore core, Compressor compressor, Contents contents, Duration renderTime) {
    this.core = core;
    this.compressor = compressor;
    this.renderTime = renderTime;
    this.holdings = new Holdings(core, contents);
  }

  /** Puts this document into the engine's charge. */
  OpenDocument register() {
    core.add(this, holdings);
    return this;
  }

  @Override
  public List<Page> pages() {
    holdings.checkOpen();
    return pagesOfUser(holdings.contents());
  }

  /** Pages that keep this document from being collected, and refuse to work once it is closed. */
  private Pages pagesOfUser(Contents contents) {
    return Pages.shared(contents, this::checkOpen);
  }

  private void checkOpen() {
    holdings.checkOpen();
  }

  @Override
  public String text() {
    checkOpen();
    try {
      return holdings.contents().text();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public RenderConfig config() {
    checkOpen();
    return holdings.contents().parts().get(0).config();
  }

  @Override
  public Optional<String> preset() {
    checkOpen();
    return holdings.contents().parts().get(0).preset();
  }

  @Override
  public CompressionStats stats() {
    checkOpen();
    synchronized (counting) {
      Contents contents = holdings.contents();
      if (counted != null && counted.contents() == contents) {
        return counted.stats();
      }
      Optional<String> text = contents.knownText();
      CompressionStats stats = count(contents, text);
      counted = text.isPresent() ? new Counted(contents, stats) : null;
      return stats;
    }
  }

  private CompressionStats count(Contents contents, Optional<String> text) {
    Optional<TextTokenizer> tokenizer = text.flatMap(t -> core.textTokenizer());
    return new CompressionStats(
        text.map(String::length).orElse(0),
        tokenizer.map(t -> OptionalLong.of(t.count(text.get()))).orElse(OptionalLong.empty()),
        tokenizer.map(TextTokenizer::name).orElse("none"),
        Compressor.tokens(contents.parts(), contents.tokenizer()),
        contents.tokenizer().name(),
        core.visualModelIsReader(),
        contents.pageCount(),
        contents.parts().stream().mapToLong(Part::replacedCharacters).sum());
  }

  @Override
  public Answer ask(Question question, AnswerListener listener) {
    checkOpen();
    refuseFromListener();
    rangeOf(question, holdings.contents());
    AskMonitor monitor = new AskMonitor(question, listener, holdings::isClosing);
    if (!holdings.turns().await(monitor)) {
      return ended(monitor, Duration.ZERO, monitor.passed());
    }
    try {
      return core.recognition().during(monitor, () -> answer(question, monitor));
    } finally {
      holdings.endTurn();
      Reference.reachabilityFence(this);
    }
  }

  private void refuseFromListener() {
    if (holdings.turns().isMine()) {
      throw new IllegalStateException("A listener cannot ask or change the document it follows");
    }
  }

  private Answer answer(Question question, AskMonitor monitor) {
    Contents contents = holdings.contents();
    PageRange range = rangeOf(question, contents);
    Reading reading = holdings.reading();
    Duration before = monitor.passed();
    Duration read = Duration.ZERO;
    Generation generation;
    try {
      monitor.check();
      checkWindow(question, contents, range);
      Backend backend = core.backend(monitor);
      if (!reading.isReady()) {
        reading.prepare(backend, Pages.unguarded(contents), monitor);
        read = monitor.passed().minus(before);
      }
      Prompt prompt =
          new Prompt(
              question.text(),
              question.instruction(),
              range,
              question.maxNewTokens(),
              question.sampling());
      generation = reading.answer(backend, prompt, monitor);
      monitor.complete(generation);
    } catch (CancellationException e) {
      monitor.rethrowListenerFailure();
      return ended(monitor, read, monitor.passed().minus(before).minus(read));
    }
    List<Evidence> evidence =
        Evidences.of(generation, question.text(), range, Pages.unguarded(contents));
    monitor.rethrowListenerFailure();
    Timings timings = new Timings(renderTime, read, monitor.passed().minus(before).minus(read));
    return new Answer(
        generation.text(),
        generation.reasoning(),
        evidence,
        generation.usage(),
        timings,
        generation.finishReason(),
        new HighlightedPages(evidence, pagesOfUser(contents)));
  }

  private static PageRange rangeOf(Question question, Contents contents) {
    int last = contents.pageCount();
    PageRange range = question.pages().orElseGet(() -> new PageRange(1, last));
    if (range.last() > last) {
      throw new IllegalArgumentException(
          "Pages " + range + " of a document with " + last + " pages");
    }
    return range;
  }

  private void checkWindow(Question question, Contents contents, PageRange range) {
    if (core.contextWindow().isPresent()) {
      ContextWindow.check(
          Pages.unguarded(contents), range, question, core.contextWindow().getAsLong());
    }
  }

  private Answer ended(AskMonitor monitor, Duration read, Duration answering) {
    return new Answer(
        monitor.textSoFar(),
        monitor.reasoningSoFar(),
        List.of(),
        new Usage(0, 0, 0, 0),
        new Timings(renderTime, read, answering),
        monitor.stop().orElse(FinishReason.CANCELLED),
        List.of());
  }

  @Override
  public Transcript transcribe(AnswerListener listener) {
    checkOpen();
    refuseFromListener();
    AskMonitor monitor = new AskMonitor(Question.of("transcribe"), listener, holdings::isClosing);
    if (!holdings.turns().await(monitor)) {
      throw new CancellationException("Transcribing was interrupted, or the document closed");
    }
    try {
      monitor.check();
      return Transcription.of(holdings.contents(), core.recognition(), monitor);
    } finally {
      holdings.endTurn();
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void append(CharSequence text) {
    checkOpen();
    refuseFromListener();
    holdings.turns().await();
    try {
      checkOpen();
      Contents before = holdings.contents();
      List<Part> parts = compressor.append(before.parts(), text.toString(), before.tokenizer());
      Contents after = new Contents(parts, before.tokenizer(), before.shelf());
      int changed = Changes.firstPage(before, after);
      after.keepPages(before, changed - 1);
      holdings.contents(after);
      holdings.reading().changedFrom(changed);
    } finally {
      holdings.endTurn();
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void save(Path folder) {
    checkOpen();
    try {
      core.storage().save(Stored.of(holdings.contents().parts()), folder);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void close() {
    holdings.close();
  }
}
