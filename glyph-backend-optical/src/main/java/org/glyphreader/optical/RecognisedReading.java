package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * Every page is recognised, and what was recognised is searched. Where the words of a page are
 * known, quotes are given in those: each recognised line is laid over the lines drawn there.
 */
final class RecognisedReading implements DocumentReading {

  private final List<Page> pages;
  private final List<RecognisedPage> recognised;
  private final String text;
  private final PixelReader reader;

  private RecognisedReading(
      List<Page> pages, List<RecognisedPage> recognised, String text, PixelReader reader) {
    this.pages = pages;
    this.recognised = recognised;
    this.text = text;
    this.reader = reader;
  }

  static RecognisedReading of(List<Page> pages, PixelReader reader, WorkMonitor monitor) {
    return new RecognisedReading(List.of(), List.of(), "", reader).replaceFrom(1, pages, monitor);
  }

  @Override
  public RecognisedReading replaceFrom(int number, List<Page> changed, WorkMonitor monitor) {
    int kept = Math.min(Math.min(number - 1, recognised.size()), changed.size());
    List<RecognisedPage> all = new ArrayList<>(recognised.subList(0, kept));
    int end = kept == 0 ? 0 : all.get(kept - 1).end();
    StringBuilder words = new StringBuilder(text.substring(0, end));
    for (int i = kept; i < changed.size(); i++) {
      monitor.check();
      monitor.progress("recognise", i, changed.size());
      Page page = changed.get(i);
      List<RecognizedLine> lines = reader.page(page.modelPixels(), monitor);
      RecognisedPage next = RecognisedPage.of(page, lines, words.length());
      words.append(next.text());
      all.add(next);
    }
    monitor.progress("recognise", changed.size(), changed.size());
    return new RecognisedReading(changed, List.copyOf(all), words.toString(), reader);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public int start(PageRange range) {
    int index = range.first() - 1;
    return index < recognised.size() ? recognised.get(index).start() : text.length();
  }

  @Override
  public int end(PageRange range) {
    return range.last() < recognised.size() ? recognised.get(range.last()).start() : text.length();
  }

  @Override
  public List<Page> pages() {
    return pages;
  }

  @Override
  public List<ReadQuote> read(List<Quote> quotes, WorkMonitor monitor) {
    List<ReadQuote> read = new ArrayList<>();
    for (Quote quote : quotes) {
      monitor.check();
      read(quote).ifPresent(read::add);
    }
    return read;
  }

  private Optional<ReadQuote> read(Quote quote) {
    List<Passage.Place> places = new ArrayList<>();
    double legibility = 0;
    int characters = 0;
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (RecognisedPage.Span span : spans(quote.start(), quote.end())) {
      legibility += span.legibility() * span.length();
      characters += span.length();
      from = Math.min(from, span.canonicalStart());
      to = Math.max(to, span.canonicalEnd());
      places.add(span.place());
    }
    if (characters == 0) {
      return Optional.empty();
    }
    Passage passage = new Passage(from, to, places);
    String asRead = text.substring(quote.start(), quote.end());
    return Optional.of(new ReadQuote(quote, passage, asRead, legibility / characters));
  }

  @Override
  public String words(int start, int end) {
    StringBuilder words = new StringBuilder();
    spans(start, end).forEach(span -> words.append(span.words()));
    return words.toString();
  }

  private List<RecognisedPage.Span> spans(int start, int end) {
    List<RecognisedPage.Span> spans = new ArrayList<>();
    for (RecognisedPage page : recognised) {
      if (page.start() < end && start < page.end()) {
        spans.addAll(page.spans(start, end));
      }
    }
    return spans;
  }
}
