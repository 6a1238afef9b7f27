package org.glyphreader.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.bench.model.RandomCheckpoint;
import org.glyphreader.bench.stats.Environment;
import org.glyphreader.bench.stats.MemoryBandwidth;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.StageTimes;
import org.glyphreader.vlm.session.VlmBackend;

/**
 * Times the stages of a vision-language model in one process: a program for {@code
 * scripts/compare-transformers}, which runs it and the peer in turns.
 */
public final class VlmStages {

  private static final String QUESTION = "Who wrote the contract, and what did he pay?";

  private static final WorkMonitor UNHINDERED =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Optional.empty();
        }
      };

  private VlmStages() {}

  /**
   * Prints one line of what was made or measured; of {@code time}, rates of the stages as JSON,
   * medians over the runs after the first.
   *
   * @param args {@code make-model DIR}, {@code pages DIR COUNT}, {@code environment}, {@code
   *     bandwidth} or {@code time BACKEND MODEL DTYPE NEW_TOKENS RUNS IMAGE...}
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    ObjectMapper json = new ObjectMapper();
    switch (args.length == 0 ? "" : args[0]) {
      case "make-model" -> System.out.println(RandomCheckpoint.write(Path.of(args[1])));
      case "pages" -> System.out.println(pages(Path.of(args[1]), Integer.parseInt(args[2])));
      case "bandwidth" -> System.out.println(MemoryBandwidth.bytesPerSecond());
      case "environment" -> System.out.println(json.writeValueAsString(Environment.here()));
      case "time" -> System.out.println(json.writeValueAsString(time(args)));
      default -> {
        System.err.println("see scripts/compare-transformers");
        System.exit(2);
      }
    }
  }

  /** Draws pages of English prose; their files, parted by spaces. */
  private static String pages(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<String> files = new ArrayList<>();
    for (byte[] png : SamplePages.map(count, 72, Page::png)) {
      Path file = folder.resolve("page-" + (files.size() + 1) + ".png");
      files.add(Files.write(file, png).toString());
    }
    return String.join(" ", files);
  }

  private static Map<String, Object> time(String[] args) throws IOException {
    BackendProvider provider =
        ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals(args[1]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no backend " + args[1]));
    BackendSettings settings =
        new BackendSettings(Optional.of(Path.of(args[2])), "auto", Optional.of(args[3]), Map.of());
    int newTokens = Integer.parseInt(args[4]);
    int runs = Integer.parseInt(args[5]);
    List<Pixels> images = new ArrayList<>();
    for (int i = 6; i < args.length; i++) {
      images.add(Pixels.of(ImageIO.read(Files.newInputStream(Path.of(args[i])))));
    }
    List<RawAnswer> answers = new ArrayList<>();
    try (VlmBackend backend = (VlmBackend) provider.open(settings)) {
      for (int i = 0; i <= runs; i++) {
        RawAnswer answer =
            backend.generate(images, QUESTION, SamplingConfig.GREEDY, newTokens + 1, UNHINDERED);
        if (i > 0) {
          answers.add(answer);
        }
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("promptTokens", answers.get(0).promptTokens());
    line.put("visualTokens", answers.get(0).visualTokens());
    line.put("ids", answers.get(0).ids());
    line.put("preprocess", median(answers, a -> images.size() / seconds(a.times().preprocess())));
    line.put("encode", median(answers, a -> a.visualTokens() / seconds(a.times().encode())));
    line.put("prefill", median(answers, a -> a.promptTokens() / seconds(a.times().prefill())));
    line.put(
        "decode", median(answers, a -> a.times().decodedTokens() / seconds(a.times().decode())));
    line.put("first token", median(answers, a -> 1 / toFirstToken(a.times())));
    return line;
  }

  private static double toFirstToken(StageTimes times) {
    return seconds(times.preprocess()) + seconds(times.encode()) + seconds(times.prefill());
  }

  private static double median(List<RawAnswer> answers, ToDoubleFunction<RawAnswer> value) {
    return new Median().evaluate(answers.stream().mapToDouble(value).toArray());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
