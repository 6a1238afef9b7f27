package org.glyphreader.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glyphreader.bench.jmh.SecondaryResults;
import org.glyphreader.bench.stats.Environment;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks, each in a JVM of its own. */
public final class Benchmarks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROWTH = "GrowthBenchmark";
  private static final String VLM = "VlmBenchmark";
  private static final String OPTICAL = "optical";
  private static final String ONNX = "onnx";

  /**
   * What is run.
   *
   * @param filter a regular expression that the benchmark's name contains; empty for all but growth
   * @param growth whether growth with document length is measured too (minutes)
   * @param model folder of a model for vision-language backends; by default a small one is made
   * @param parameters values of benchmark parameters, in place of their defaults
   * @param warmUps iterations before it counts, in place of the benchmarks' own numbers
   * @param iterations iterations that count, in place of the benchmarks' own numbers
   */
  public record Settings(
      String filter,
      boolean growth,
      Optional<Path> model,
      Map<String, List<String>> parameters,
      OptionalInt warmUps,
      OptionalInt iterations) {

    /** Copies the parameters. {@inheritDoc} */
    public Settings {
      parameters = Map.copyOf(parameters);
    }

    /** {@return the whole run: every benchmark but growth as it stands} */
    public static Settings all() {
      return new Settings(
          "", false, Optional.empty(), Map.of(), OptionalInt.empty(), OptionalInt.empty());
    }
  }

  private Benchmarks() {}

  /**
   * Runs benchmarks; takes minutes.
   *
   * @param settings what is run
   * @param log takes JMH's own output, with its estimate of the time left
   * @return the results
   * @throws IllegalArgumentException if no benchmark matches, or none has one of the parameters
   * @throws IllegalStateException if JMH cannot run
   */
  public static BenchResults run(Settings settings, PrintStream log) {
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Environment environment = Environment.here();
    log.println("# " + BenchPlan.of(settings));
    try {
      Collection<RunResult> results =
          new Runner(
                  options(settings),
                  OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
              .run();
      if (results.isEmpty()) {
        throw new IllegalStateException("No benchmark came to its end; the log says why");
      }
      return new BenchResults(
          BenchResults.TYPE, started, environment, GeneratedText.checksums(), json(results));
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH cannot run: " + e.getMessage(), e);
    }
  }

  /** For JMH. */
  static Options options(Settings settings) {
    List<String> vlms = visionLanguageBackends(settings.model());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(settings.filter())
            .jvmArgs(
                "-Xmx3g",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "--enable-native-access=ALL-UNNAMED")
            .addProfiler(GCProfiler.class)
            .addProfiler(SecondaryResults.class)
            .verbosity(VerboseMode.NORMAL);
    if (!settings.growth() && !settings.filter().contains("Growth")) {
      options.exclude(GROWTH);
    }
    Map<String, List<String>> parameters = new TreeMap<>();
    if (vlms.isEmpty()) {
      options.exclude(VLM);
    } else {
      parameters.put("backend", vlms);
    }
    parameters.put("reader", Stream.concat(Stream.of(OPTICAL), vlms.stream()).toList());
    settings
        .model()
        .ifPresent(folder -> parameters.put("model", List.of(folder.toAbsolutePath().toString())));
    parameters.putAll(settings.parameters());
    parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    settings.warmUps().ifPresent(options::warmupIterations);
    settings.iterations().ifPresent(options::measurementIterations);
    return options.build();
  }

  /**
   * Backends of vision-language models that can serve here; that on ONNX Runtime always, because
   * models are converted for it.
   */
  private static List<String> visionLanguageBackends(Optional<Path> model) {
    BackendSettings settings =
        new BackendSettings(
            Optional.of(model.orElse(Path.of("."))), "auto", Optional.empty(), Map.of());
    return ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> !provider.name().equals(OPTICAL))
        .filter(
            provider ->
                provider.name().equals(ONNX)
                    || model.map(provider::supports).orElse(true)
                        && provider.probe(settings).available())
        .map(BackendProvider::name)
        .sorted()
        .toList();
  }

  private static List<JsonNode> json(Collection<RunResult> results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    }
    try {
      List<JsonNode> all = new ArrayList<>();
      JSON.readTree(out.toByteArray()).forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
