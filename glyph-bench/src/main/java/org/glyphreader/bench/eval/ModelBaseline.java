package org.glyphreader.bench.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.glyphreader.FinishReason;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.VlmBackend;

/** The same vision-language model, given the document as text. */
final class ModelBaseline extends TextBaseline {

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

  ModelBaseline(VlmBackend backend, Optional<TextTokenizer> tokenizer) {
    super(tokenizer);
    this.backend = backend;
  }

  @Override
  public BackendInfo info() {
    return backend.info();
  }

  @Override
  Function<EvalQuestion, Reply> answering(String text) {
    return question -> ask(text, question);
  }

  private Reply ask(String text, EvalQuestion question) {
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
  public void close() {
    backend.close();
  }
}
