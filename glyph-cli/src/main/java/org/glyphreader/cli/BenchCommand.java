package org.glyphreader.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.glyphreader.bench.BenchComparison;
import org.glyphreader.bench.BenchResults;
import org.glyphreader.bench.Benchmarks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code glyph bench}: how fast it is here, and whether it became slower. */
@Command(
    name = "bench",
    description = "Runs the JMH benchmarks, or compares two of their results.",
    footer = {
      "%nWithout --filter and --growth a run takes about 10 minutes on 2 cores. How many measurements"
          + " are made and how long they take is said first. The backend libtorch is measured too"
          + " when GLYPH_BACKEND=libtorch is set, in 2 minutes more."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--filter",
      paramLabel = "REGEX",
      description = "Benchmarks whose name contains this; all but growth by default.")
  Pattern filter = Pattern.compile("");

  @Option(names = "--growth", description = "Also how cost grows from 10 k to 10 M characters.")
  boolean growth;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model for vision-language backends; a small one of random weights by default.")
  Path model;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE[,VALUE]",
      description = "Values of a benchmark's parameter, for example dpi=72,96.")
  Map<String, String> parameters = new TreeMap<>();

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Iterations before it counts, in place of each benchmark's own number.")
  Integer warmUps;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Iterations that count, in place of each benchmark's own number.")
  Integer iterations;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file.")
  Path json;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "FILE",
      description = "Compare two results, older and newer; exits 1 if something became worse.")
  List<Path> compare;

  @Override
  public Integer call() throws IOException {
    if (compare != null) {
      return compare(BenchResults.read(compare.get(0)), BenchResults.read(compare.get(1)));
    }
    BenchResults results = Benchmarks.run(settings(), log());
    if (json != null) {
      results.write(json);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (BenchResults.Figure figure : results.figures()) {
      out.printf(
          "%-62s %14.3f %-8s %s %s%n",
          figure.benchmark() + (figure.metric().isEmpty() ? "" : ":" + figure.metric()),
          figure.score(),
          figure.unit(),
          Double.isNaN(figure.low()) ? "" : "[%.3f, %.3f]".formatted(figure.low(), figure.high()),
          figure.parameters());
    }
    out.flush();
    return 0;
  }

  private Benchmarks.Settings settings() {
    if (model != null && !Files.isDirectory(model)) {
      throw new ParameterException(spec.commandLine(), model + " is no folder of a model");
    }
    Map<String, List<String>> values = new HashMap<>();
    parameters.forEach((name, value) -> values.put(name, List.of(value.split(","))));
    return new Benchmarks.Settings(
        filter.pattern(),
        growth,
        Optional.ofNullable(model),
        values,
        atLeast(0, "--warmup", warmUps),
        atLeast(1, "--iterations", iterations));
  }

  private OptionalInt atLeast(int least, String option, Integer value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + " has to be " + least + " or more, not " + value);
    }
    return OptionalInt.of(value);
  }

  /** JMH's own output goes to stderr. */
  private PrintStream log() {
    PrintWriter err = spec.commandLine().getErr();
    return new PrintStream(
        new ByteArrayOutputStream() {
          @Override
          public synchronized void flush() {
            err.print(toString(StandardCharsets.UTF_8));
            err.flush();
            reset();
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  private int compare(BenchResults older, BenchResults newer) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!older.environment().cpu().equals(newer.environment().cpu())) {
      err.printf(
          "hint: measured on different machines: %s, %s%n",
          older.environment().cpu(), newer.environment().cpu());
    }
    if (!older.inputs().equals(newer.inputs())) {
      err.println("hint: measured with different inputs");
    }
    BenchComparison comparison = BenchComparison.of(older, newer);
    for (BenchComparison.Change change : comparison.changes()) {
      out.printf(
          "%s %s: %.4g -> %.4g %s (%.2f times)%n",
          change.worse() ? "WORSE " : "better",
          change.after().key(),
          change.before().score(),
          change.after().score(),
          change.after().unit(),
          change.factor());
    }
    boolean worse = comparison.changes().stream().anyMatch(BenchComparison.Change::worse);
    out.printf(
        "%d of %d figures changed by more than 1 %% and their 99.9 %% intervals%n",
        comparison.changes().size(), comparison.compared());
    out.flush();
    comparison.unmatched().forEach(key -> err.println("not compared: " + key));
    err.flush();
    return worse ? 1 : 0;
  }
}
