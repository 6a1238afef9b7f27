package org.glyphreader.bench.eval;

import java.util.Optional;
import java.util.function.Function;
import org.glyphreader.spi.TextTokenizer;

/** What answers from the document's text; nothing is drawn, so there is nothing to transcribe. */
abstract class TextBaseline implements EvalReader<EvalReader.Opened> {

  private final Optional<TextTokenizer> tokenizer;

  TextBaseline(Optional<TextTokenizer> tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** What answers questions about a text. */
  abstract Function<EvalQuestion, Reply> answering(String text);

  @Override
  public final String kind() {
    return "text";
  }

  @Override
  public final String preset() {
    return "";
  }

  @Override
  public final int dpi() {
    return 0;
  }

  @Override
  public final Opened open(String text) {
    return new Given(tokenizer.map(t -> t.count(text)).orElse(0L), answering(text));
  }

  private record Given(long textTokens, Function<EvalQuestion, Reply> answers) implements Opened {

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
      return answers.apply(question);
    }

    @Override
    public void close() {}
  }
}
