package org.glyphreader.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.StageTimes;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.session.VlmOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glyph generate}: a vision-language model on given images, without a document. */
@Command(
    name = "generate",
    description = "Lets a vision-language model write about images as they are.")
final class GenerateCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--image", arity = "1..*", paramLabel = "FILE", description = "Images, in order.")
  List<String> images = new ArrayList<>();

  @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "What the model is told.")
  String prompt;

  @Mixin ReaderOptions reader;

  @Option(names = "--max-tokens", paramLabel = "N", description = "Limit of generated tokens.")
  int maxTokens = 1024;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "0 (the default) takes the most likely token; more draws by chance.")
  double temperature;

  @Option(names = "--ids", description = "Print the ids of the tokens in place of their text.")
  boolean ids;

  @Option(names = "--json", description = "Print text, ids, token counts and timings as JSON.")
  boolean json;

  @Override
  public Integer call() {
    String text = text();
    BackendSettings settings = reader.settings();
    SamplingConfig sampling = sampling(settings);
    if (maxTokens < 1) {
      throw new ParameterException(spec.commandLine(), "--max-tokens has to be 1 or more");
    }
    List<Pixels> pages = images.stream().map(file -> ImageFiles.read(Path.of(file))).toList();
    Progress progress = new Progress(spec.commandLine().getErr());
    RawAnswer answer;
    try (VlmBackend backend = RawBackends.open(reader.backendName(), settings)) {
      answer = backend.generate(pages, text, sampling, maxTokens, monitor(progress));
    } finally {
      progress.clear();
    }
    print(answer, spec.commandLine().getOut());
    return 0;
  }

  /** The prompt; it stands last, so that the option --image may have taken it for a file. */
  private String text() {
    if (prompt == null && !images.isEmpty()) {
      prompt = images.remove(images.size() - 1);
    }
    if (prompt == null || prompt.isBlank()) {
      throw new ParameterException(spec.commandLine(), "Give the PROMPT, in quotes, at the end");
    }
    return prompt;
  }

  private SamplingConfig sampling(BackendSettings settings) {
    return temperature == 0
        ? SamplingConfig.GREEDY
        : new SamplingConfig(
            temperature,
            0,
            1,
            1,
            VlmOptions.of(settings).seed().orElseGet(ThreadLocalRandom.current()::nextLong));
  }

  private static WorkMonitor monitor(Progress progress) {
    return new WorkMonitor() {
      @Override
      public void progress(String stage, long done, long total) {
        progress.onProgress(stage, done, total);
      }

      @Override
      public Optional<FinishReason> stop() {
        return Optional.empty();
      }
    };
  }

  private void print(RawAnswer answer, PrintWriter out) {
    if (json) {
      out.println(Json.pretty(json(answer)));
    } else if (ids) {
      out.println(
          Arrays.stream(answer.ids()).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    } else {
      out.println(answer.text());
    }
    out.flush();
  }

  private static Map<String, Object> json(RawAnswer answer) {
    StageTimes times = answer.times();
    Map<String, Object> timings = new LinkedHashMap<>();
    timings.put("preprocessMs", millis(times.preprocess()));
    timings.put("encodeMs", millis(times.encode()));
    timings.put("prefillMs", millis(times.prefill()));
    timings.put(
        "decodeMsPerToken",
        times.decodedTokens() == 0
            ? null
            : millis(times.decode().dividedBy(times.decodedTokens())));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", answer.text());
    json.put("ids", answer.ids());
    json.put("promptTokens", answer.promptTokens());
    json.put("visualTokens", answer.visualTokens());
    json.put("timings", timings);
    return json;
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e4) / 100.0;
  }
}
