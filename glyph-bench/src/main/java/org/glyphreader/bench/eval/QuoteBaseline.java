package org.glyphreader.bench.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.glyphreader.optical.TextQuotes;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.TextTokenizer;

/** The optical reader's search over the text itself. */
final class QuoteBaseline extends TextBaseline {

  private final TextQuotes quotes = new TextQuotes();

  QuoteBaseline(Optional<TextTokenizer> tokenizer) {
    super(tokenizer);
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo("optical", "BGE small + BM25 over the text", "cpu");
  }

  @Override
  Function<EvalQuestion, Reply> answering(String text) {
    DocumentSearch search = quotes.of(text);
    return question -> ask(search, question);
  }

  private static Reply ask(DocumentSearch search, EvalQuestion question) {
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
  public void close() {
    quotes.close();
  }
}
