package org.glyphreader.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glyphreader.bench.eval.EvalFile;
import org.glyphreader.bench.eval.EvalRecord;
import org.glyphreader.bench.eval.EvalRun;
import org.glyphreader.bench.eval.EvalSettings;
import org.glyphreader.bench.eval.EvalSummary;
import org.glyphreader.bench.eval.EvalTask;
import org.glyphreader.bench.eval.EvalTasks;
import org.glyphreader.bench.eval.Evaluation;
import org.glyphreader.bench.eval.QuestionFile;
import org.glyphreader.bench.stats.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glyph eval}: what reading from pages costs in quality. */
@Command(
    name = "eval",
    description =
        "Measures how well documents are read from their pages: generated long-context tasks,"
            + " questions of your own, transcription.")
final class EvalCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where results go, a JSON object a line, each as soon as it is known.")
  Path out;

  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "NAME",
      description = "Generated tasks, separated by commas; by default all, or none with --qa.")
  List<String> tasks;

  @Option(
      names = "--qa",
      paramLabel = "FILE",
      description = "Questions of your own: JSONL of {document, question, answers}.")
  List<Path> questions = List.of();

  @Option(names = "--preset", split = ",", paramLabel = "NAME", description = "Page designs.")
  List<String> presets = List.of("glyph-en");

  @Option(names = "--dpi", split = ",", paramLabel = "N", description = "Resolutions, px per inch.")
  List<Integer> dpis = List.of(72);

  @Option(
      names = "--characters",
      split = ",",
      paramLabel = "N",
      description = "Lengths of generated documents.")
  List<Integer> lengths = List.of(4_000);

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "Documents of each task and length; default ${DEFAULT-VALUE}.")
  int documents = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same documents; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--backend", paramLabel = "NAME", description = "What reads the pages.")
  String backend;

  @Option(names = "--model", paramLabel = "DIR", description = "The model's folder.")
  Path model;

  @Option(names = "--device", paramLabel = "NAME", description = "auto, cpu or cuda:N.")
  String device = "auto";

  @Option(names = "--dtype", paramLabel = "NAME", description = "Type of the model's weights.")
  String dtype;

  @Option(
      names = "--no-baseline",
      description = "Do not ask the same questions over the text itself.")
  boolean noBaseline;

  @Option(names = "--json", description = "Print the summary as JSON.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    EvalSettings settings = settings();
    PrintWriter err = spec.commandLine().getErr();
    TimeLeft progress = new TimeLeft(err);
    List<EvalRecord> results = new ArrayList<>();
    boolean begun = false;
    boolean complete;
    Interruption interruption = Interruption.byControlC();
    EvalRun run = EvalRun.of(settings, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try (EvalFile file = EvalFile.create(out, run)) {
      begun = true;
      Evaluation evaluation =
          new Evaluation(
              settings,
              result -> {
                file.add(result);
                results.add(result);
              },
              progress::at);
      complete = evaluation.run();
      progress.clear();
      print(EvalSummary.of(results));
    } finally {
      progress.clear();
      interruption.close();
      if (begun && results.isEmpty()) {
        Files.deleteIfExists(out);
      }
    }
    if (!complete) {
      err.printf("glyph: stopped; %s keeps the %d results so far%n", out, results.size());
      return 1;
    }
    return 0;
  }

  private EvalSettings settings() {
    List<EvalTask> chosen = new ArrayList<>();
    if (tasks != null) {
      tasks.forEach(name -> chosen.add(EvalTasks.named(name)));
    } else if (questions.isEmpty()) {
      chosen.addAll(EvalTasks.all());
    }
    questions.forEach(file -> chosen.add(QuestionFile.read(file)));
    return new EvalSettings(
        Optional.ofNullable(backend),
        Optional.ofNullable(model),
        device,
        Optional.ofNullable(dtype),
        chosen,
        presets,
        dpis,
        lengths,
        documents,
        seed,
        !noBaseline);
  }

  private void print(List<EvalSummary.Row> rows) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(Json.pretty(rows.stream().map(EvalCommand::describe).toList()));
    } else {
      stdout.println(
          "reader preset        dpi characters task                score      mean  95 % interval"
              + "   documents  ratio");
      for (EvalSummary.Row row : rows) {
        EvalSummary.Reading from = row.reading();
        stdout.printf(
            "%-6s %-12s %4s %10s %-19s %-9s %5.1f %%  %s %9d  %s%s%n",
            from.reader(),
            from.preset().isEmpty() ? "-" : from.preset(),
            from.dpi() == 0 ? "-" : from.dpi(),
            from.characters() == 0 ? "-" : from.characters(),
            row.task(),
            row.scoreName(),
            100 * row.score().mean(),
            interval(row.score().low(), row.score().high()),
            row.score().groups(),
            Double.isNaN(row.ratio()) ? "-" : "%.2f".formatted(row.ratio()),
            row.failed() == 0 ? "" : "  (%d failed)".formatted(row.failed()));
      }
    }
    stdout.flush();
  }

  private static String interval(double low, double high) {
    return Double.isNaN(low)
        ? "       -       "
        : "%5.1f to %5.1f ".formatted(100 * low, 100 * high);
  }

  private static Map<String, Object> describe(EvalSummary.Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("reader", row.reading().reader());
    all.put("backend", row.reading().backend());
    all.put("model", row.reading().model());
    all.put("preset", row.reading().preset());
    all.put("dpi", row.reading().dpi());
    all.put("characters", row.reading().characters());
    all.put("task", row.task());
    all.put("scoreName", row.scoreName());
    all.put("score", describe(row.score()));
    Map<String, Object> metrics = new LinkedHashMap<>();
    row.metrics().forEach((name, estimate) -> metrics.put(name, describe(estimate)));
    all.put("metrics", metrics);
    all.put("ratio", orNull(row.ratio()));
    all.put("failed", row.failed());
    return all;
  }

  private static Map<String, Object> describe(Estimate estimate) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mean", orNull(estimate.mean()));
    all.put("low", orNull(estimate.low()));
    all.put("high", orNull(estimate.high()));
    all.put("values", estimate.values());
    all.put("documents", estimate.groups());
    all.put("interval", estimate.method());
    return all;
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
