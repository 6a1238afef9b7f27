package org.glyphreader.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.glyphreader.Source;
import org.glyphreader.Timings;
import org.glyphreader.Transcript;
import org.glyphreader.Usage;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.TextTokenizer;

/**
 * A document of an engine. The reading session serves one thread at a time: questions wait for
 * their turn, closing ends the question under way.
 */
final class OpenDocument implements CompressedDocument {

  private final EngineCore core;
  private final Compressor compressor;
  private final Duration renderTime;
  private final Turns turns = new Turns();
  private volatile List<Part> parts;
  private volatile Pages pages;
  private volatile boolean closing;
  private CompressionStats stats;
  private ReadingSession session;
  private boolean closed;

  OpenDocument(EngineCore core, Compressor compressor, List<Part> parts, Duration renderTime) {
    this.core = core;
    this.compressor = compressor;
    this.renderTime = renderTime;
    setParts(parts);
    core.add(this);
  }

  private void setParts(List<Part> newParts) {
    parts = List.copyOf(newParts);
    pages = new Pages(parts, core.visualTokenizer(), this::checkOpen);
  }

  @Override
  public List<Page> pages() {
    checkOpen();
    return pages;
  }

  @Override
  public String text() {
    checkOpen();
    return pages.text();
  }

  @Override
  public RenderConfig config() {
    checkOpen();
    return parts.get(0).config();
  }

  @Override
  public CompressionStats stats() {
    checkOpen();
    synchronized (this) {
      if (stats == null) {
        stats = count();
      }
      return stats;
    }
  }

  private CompressionStats count() {
    boolean known = parts.stream().allMatch(Part::textIsKnown);
    Optional<TextTokenizer> tokenizer = core.textTokenizer().filter(t -> known);
    String text = known ? pages.text() : "";
    return new CompressionStats(
        text.length(),
        tokenizer.map(t -> OptionalLong.of(t.count(text))).orElse(OptionalLong.empty()),
        tokenizer.map(TextTokenizer::name).orElse("none"),
        Compressor.tokens(parts, core.visualTokenizer()),
        core.visualTokenizer().name(),
        core.visualModelIsReader(),
        pages.size(),
        parts.stream().mapToLong(Part::replacedCharacters).sum());
  }

  @Override
  public Answer ask(Question question, AnswerListener listener) {
    checkOpen();
    refuseFromListener();
    PageRange range = rangeOf(question);
    AskMonitor monitor = new AskMonitor(question, listener, () -> closing);
    long begin = System.nanoTime();
    if (!turns.await(monitor)) {
      return ended(monitor.stop().orElse(FinishReason.CANCELLED), Duration.ZERO, begin);
    }
    Duration read = Duration.ZERO;
    try {
      checkOpen();
      checkWindow(range);
      boolean first = session == null;
      if (first) {
        session = core.backend().read(pages, monitor);
        read = since(begin);
      }
      long answering = System.nanoTime();
      Prompt prompt =
          new Prompt(
              question.text(),
              question.instruction(),
              range,
              question.maxNewTokens(),
              question.sampling());
      Generation generation = session.answer(prompt, monitor);
      return answer(generation, question, range, new Timings(renderTime, read, since(answering)));
    } catch (CancellationException e) {
      return ended(monitor.stop().orElse(FinishReason.CANCELLED), since(begin), begin);
    } finally {
      endTurn();
    }
  }

  private void refuseFromListener() {
    if (turns.isMine()) {
      throw new IllegalStateException("A listener cannot ask or change the document it follows");
    }
  }

  private void endTurn() {
    boolean idle = session != null && !closing;
    try {
      if (closing) {
        release();
      }
    } finally {
      turns.end();
    }
    if (idle) {
      core.idle(this);
    }
  }

  private PageRange rangeOf(Question question) {
    PageRange range = question.pages().orElseGet(() -> new PageRange(1, pages.size()));
    if (range.last() > pages.size()) {
      throw new IllegalArgumentException(
          "Pages " + range + " of a document with " + pages.size() + " pages");
    }
    return range;
  }

  private void checkWindow(PageRange range) {
    if (core.contextWindow().isPresent()) {
      ContextWindow.check(pages, range, core.contextWindow().getAsLong());
    }
  }

  private Answer answer(
      Generation generation, Question question, PageRange range, Timings timings) {
    List<Citation> citations = generation.citations();
    if (citations.isEmpty() && !generation.text().isBlank()) {
      citations = SupportFinder.find(question.text(), generation.text(), range, pages);
    }
    List<Evidence> evidence = Evidences.of(citations, pages);
    return new Answer(
        generation.text(),
        generation.reasoning(),
        evidence,
        generation.usage(),
        timings,
        generation.finishReason(),
        new HighlightedPages(evidence, pages, core.visualTokenizer()));
  }

  private Answer ended(FinishReason reason, Duration read, long begin) {
    return new Answer(
        "",
        "",
        List.of(),
        new Usage(0, 0, 0, 0),
        new Timings(renderTime, read, since(begin)),
        reason,
        List.of());
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Override
  public Transcript transcribe(AnswerListener listener) {
    checkOpen();
    AskMonitor monitor = new AskMonitor(Question.of("transcribe"), listener, () -> closing);
    return Transcription.of(parts, core.recognition(), core.visualTokenizer(), monitor);
  }

  @Override
  public void append(CharSequence text) {
    checkOpen();
    refuseFromListener();
    turns.await();
    try {
      checkOpen();
      Part last = parts.get(parts.size() - 1);
      if (!(last instanceof FlowPart flow) || !flow.mediaType().equals(Source.PLAIN_TEXT)) {
        throw new IllegalStateException(
            "Text can be appended to plain text only, not to "
                + last.source()
                + " of type "
                + last.mediaType());
      }
      FlowPart longer = compressor.append(flow, text.toString());
      int changed = pages.size() - flow.pages().size() + firstChange(flow, longer) + 1;
      List<Part> newParts = new ArrayList<>(parts.subList(0, parts.size() - 1));
      newParts.add(longer);
      setParts(newParts);
      synchronized (this) {
        stats = null;
      }
      if (session != null) {
        AskMonitor monitor =
            new AskMonitor(Question.of("append"), AnswerListener.NONE, () -> closing);
        session.replaceFrom(changed, pages, monitor);
      }
    } finally {
      endTurn();
    }
  }

  /** Index of the first page that is not the same; the last old one always counts as changed. */
  private static int firstChange(FlowPart before, FlowPart after) {
    int last = before.pages().size() - 1;
    for (int i = 0; i < last; i++) {
      boolean same =
          before.pageStart(i + 1) == after.pageStart(i + 1)
              && before.pages().get(i).width() == after.pages().get(i).width()
              && before.pages().get(i).height() == after.pages().get(i).height();
      if (!same) {
        return i;
      }
    }
    return last;
  }

  @Override
  public void save(Path folder) {
    checkOpen();
    core.storage().save(Stored.of(parts), folder);
  }

  /** Closes the session if no question holds it; the next question reads anew. */
  void dropIdleSession() {
    if (turns.tryTake()) {
      try {
        if (session != null) {
          session.close();
          session = null;
        }
      } finally {
        turns.end();
      }
    }
  }

  private void checkOpen() {
    if (closing) {
      throw new IllegalStateException("The document is closed");
    }
    core.checkOpen();
  }

  @Override
  public void close() {
    closing = true;
    if (turns.isMine()) {
      return;
    }
    turns.await();
    try {
      release();
    } finally {
      turns.end();
    }
  }

  private void release() {
    if (closed) {
      return;
    }
    closed = true;
    core.forget(this);
    Closing all = new Closing();
    if (session != null) {
      all.close(session);
      session = null;
    }
    parts.forEach(all::close);
    all.rethrow();
  }
}
