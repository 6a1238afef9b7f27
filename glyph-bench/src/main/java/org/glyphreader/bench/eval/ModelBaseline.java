package org.glyphreader.bench.eval;

import java.util.List;
import java.util.Optional;
import org.glyphreader.FinishReason;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.VlmBackend;

/** The same vision-language model, given the document as text. */
final class ModelBaseline implements EvalReader {

  private static final int MAX_NEW_TOKENS = 512;

  private static final WorkMonitor UNTIL_INTERRUPTED =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Thread.currentThread().isInterrupted()
              ? Optional.of(FinishReason.CANCELLED)
              : Optional.empty();
        }
      };

  private final VlmBackend backend;
  private final Optional<TextTokenizer> tokenizer;

  ModelBaseline(VlmBackend backend, Optional<TextTokenizer> tokenizer) {
    this.backend = backend;
    this.tokenizer = tokenizer;
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public BackendInfo info() {
    return backend.info();
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
    return new Given(backend, text, tokenizer.map(t -> t.count(text)).orElse(0L));
  }

  @Override
  public void close() {
    backend.close();
  }

  private record Given(VlmBackend backend, String text, long textTokens) implements Opened {

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
      String prompt = text + "\n\n" + question.text() + "\n" + question.instruction();
      long begin = System.nanoTime();
      RawAnswer answer =
          backend.generate(
              List.of(), prompt, SamplingConfig.GREEDY, MAX_NEW_TOKENS, UNTIL_INTERRUPTED);
      long ms = (System.nanoTime() - begin) / 1_000_000;
      String said = withoutReasoning(answer.text());
      return new Reply(said, said, answer.finishReason().name(), 0, ms);
    }

    private static String withoutReasoning(String written) {
      int end = written.lastIndexOf("</think>");
      String answer = end < 0 ? written : written.substring(end + "</think>".length());
      return answer.replaceAll("</?answer>|<\\|(begin|end)_of_box\\|>", "").strip();
    }

    @Override
    public Reply transcribe() {
      throw new UnsupportedOperationException("A text needs no transcription");
    }

    @Override
    public void close() {}
  }
}
