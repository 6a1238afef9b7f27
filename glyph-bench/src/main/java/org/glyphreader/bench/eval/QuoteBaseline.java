package org.glyphreader.bench.eval;

import java.util.List;
import java.util.Optional;
import org.glyphreader.optical.TextQuotes;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.TextTokenizer;

/** The optical reader's search over the text itself. */
final class QuoteBaseline implements EvalReader {

  private final TextQuotes quotes = new TextQuotes();
  private final Optional<TextTokenizer> tokenizer;

  QuoteBaseline(Optional<TextTokenizer> tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo("optical", "BGE small + BM25 over the text", "cpu");
  }

  @Override
  public String preset() {
    return "";
  }

  @Override
  public int dpi() {
    return 0;
  }

  @Override
  public boolean transcribes() {
    return false;
  }

  @Override
  public Opened open(String text) {
    return new Indexed(quotes.of(text), tokenizer.map(t -> t.count(text)).orElse(0L));
  }

  @Override
  public void close() {
    quotes.close();
  }

  private record Indexed(DocumentSearch search, long textTokens) implements Opened {

    @Override
    public int pages() {
      return 0;
    }

    @Override
    public long visualTokens() {
      return 0;
    }

    @Override
    public Reply ask(EvalQuestion question) {
      long begin = System.nanoTime();
      List<String> found = TextQuotes.answering(search, question.text());
      long ms = (System.nanoTime() - begin) / 1_000_000;
      return new Reply(
          found.isEmpty() ? "" : found.get(0),
          String.join("\n", found),
          found.isEmpty() ? "NOT_FOUND" : "STOP",
          0,
          ms);
    }

    @Override
    public Reply transcribe() {
      throw new UnsupportedOperationException("A text needs no transcription");
    }

    @Override
    public void close() {}
  }
}
