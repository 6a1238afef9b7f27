package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.optical.vision.CharacterAccuracy;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * The text that the pages bring along is searched; what is found is read from the pixels. Pages
 * without words are recognised first.
 */
final class LocatedReading implements DocumentReading {

  private final PageTexts texts;
  private final PixelReader reader;

  private LocatedReading(PageTexts texts, PixelReader reader) {
    this.texts = texts;
    this.reader = reader;
  }

  static LocatedReading of(List<Page> pages, PixelReader reader, WorkMonitor monitor) {
    return new LocatedReading(PageTexts.of(pages, monitor), reader);
  }

  @Override
  public String text() {
    return texts.text();
  }

  @Override
  public int start(PageRange range) {
    return texts.start(range);
  }

  @Override
  public int end(PageRange range) {
    return texts.end(range);
  }

  @Override
  public List<Page> pages() {
    return texts.pages();
  }

  @Override
  public String words(int start, int end) {
    return texts.text().substring(start, end);
  }

  @Override
  public DocumentReading replaceFrom(int page, List<Page> pages, WorkMonitor monitor) {
    return new LocatedReading(texts.replaceFrom(page, pages, monitor), reader);
  }

  @Override
  public List<ReadQuote> read(List<Quote> quotes, WorkMonitor monitor) {
    List<Passage> passages = new ArrayList<>();
    List<Quote> drawn = new ArrayList<>();
    for (Quote quote : quotes) {
      texts
          .passage(quote.start(), quote.end())
          .ifPresent(
              passage -> {
                passages.add(passage);
                drawn.add(quote);
              });
    }
    List<List<RecognizedLine>> readings = new PassageReader(reader).read(passages, monitor);
    List<ReadQuote> read = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      read.add(readQuote(drawn.get(i), passages.get(i), readings.get(i)));
    }
    return read;
  }

  private ReadQuote readQuote(Quote quote, Passage passage, List<RecognizedLine> lines) {
    String words = words(passage.start(), passage.end());
    String asRead = lines.stream().map(RecognizedLine::text).collect(Collectors.joining(" "));
    boolean known =
        passage.places().stream().allMatch(p -> p.line().origin() != Line.Origin.RECOGNISED);
    double legibility = known ? accuracy(words, asRead) : confidence(lines);
    return new ReadQuote(quote, passage, asRead, legibility);
  }

  /** The share of characters read rightly; characters that look alike count as the same. */
  private static double accuracy(String words, String asRead) {
    return CharacterAccuracy.of(CharacterAccuracy.plain(words), CharacterAccuracy.plain(asRead));
  }

  private static double confidence(List<RecognizedLine> lines) {
    double sum = 0;
    int characters = 0;
    for (RecognizedLine line : lines) {
      sum += line.legibility() * line.text().length();
      characters += line.text().length();
    }
    return characters == 0 ? 0 : sum / characters;
  }
}
