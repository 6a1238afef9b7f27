package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Usage;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.optical.search.PlainText;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.optical.search.SearchResult;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.WorkMonitor;

/**
 * A document that the optical reader has read. Finds what may answer, reads it from the pixels, and
 * answers with what could be read.
 */
final class OpticalSession implements ReadingSession {

  private final OpticalBackend backend;
  private DocumentReading reading;
  private DocumentSearch search;
  private volatile boolean closed;

  OpticalSession(OpticalBackend backend, DocumentReading reading, DocumentSearch search) {
    this.backend = backend;
    this.reading = reading;
    this.search = search;
  }

  @Override
  public synchronized Generation answer(Prompt prompt, AnswerSink sink) {
    checkOpen();
    return backend.during(() -> answer(prompt, sink, new ArrayList<>()));
  }

  private Generation answer(Prompt prompt, AnswerSink sink, List<ReadQuote> legible) {
    Usage usage = usage(prompt.pages());
    StringBuilder answer = new StringBuilder();
    try {
      FinishReason reason = readAnswer(prompt, sink, legible, answer);
      return generation(answer, legible, usage, reason);
    } catch (CancellationException e) {
      FinishReason reason = sink.stop().orElse(FinishReason.CANCELLED);
      return generation(answer, legible, usage, reason);
    }
  }

  private FinishReason readAnswer(
      Prompt prompt, AnswerSink sink, List<ReadQuote> legible, StringBuilder answer) {
    sink.check();
    PageRange range = prompt.pages();
    SearchResult found =
        search.search(prompt.question(), reading.start(range), reading.end(range), sink::check);
    if (!found.found()) {
      return FinishReason.NOT_FOUND;
    }
    int done = 0;
    for (List<Quote> batch : batches(found.quotes())) {
      sink.check();
      sink.progress("read", done, found.quotes().size());
      reading.read(batch, sink).stream().filter(ReadQuote::isLegible).forEach(legible::add);
      if (answer.isEmpty() && !legible.isEmpty()) {
        answer.append(answer(legible.get(0).quote()));
        sink.text(answer.toString());
      }
      done += batch.size();
    }
    sink.progress("read", done, done);
    return legible.isEmpty() ? FinishReason.ILLEGIBLE : FinishReason.STOP;
  }

  private String answer(Quote quote) {
    return PlainText.oneLine(reading.words(quote.answerStart(), quote.answerEnd()));
  }

  /** The best quote, whose words are the answer, and then all others at once. */
  private static List<List<Quote>> batches(List<Quote> quotes) {
    return quotes.size() < 2
        ? List.of(quotes)
        : List.of(quotes.subList(0, 1), quotes.subList(1, quotes.size()));
  }

  private static Generation generation(
      CharSequence answer, List<ReadQuote> legible, Usage usage, FinishReason reason) {
    List<Citation> citations = legible.stream().map(ReadQuote::toCitation).toList();
    return new Generation(answer.toString(), "", citations, usage, reason);
  }

  private Usage usage(PageRange range) {
    List<Page> pages = reading.pages();
    long visualTokens = 0;
    int count = 0;
    for (int i = range.first(); i <= Math.min(range.last(), pages.size()); i++) {
      visualTokens += pages.get(i - 1).visualTokens();
      count++;
    }
    return new Usage(count, visualTokens, 0, 0);
  }

  @Override
  public synchronized void replaceFrom(int page, List<Page> pages, WorkMonitor monitor) {
    checkOpen();
    backend.during(
        () -> {
          reading = reading.replaceFrom(page, pages, monitor);
          search = backend.search(reading);
          return search;
        });
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The reading session of the optical reader is closed");
    }
    backend.checkOpen();
  }

  @Override
  public synchronized void close() {
    closed = true;
    reading = null;
    search = null;
  }
}
