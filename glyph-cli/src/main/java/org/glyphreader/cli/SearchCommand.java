package org.glyphreader.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Source;
import org.glyphreader.bench.eval.EvalDocument;
import org.glyphreader.bench.eval.QuestionFile;
import org.glyphreader.bench.report.Report;
import org.glyphreader.bench.stats.Environment;
import org.glyphreader.search.RenderingSearch;
import org.glyphreader.search.SearchAdvisor;
import org.glyphreader.search.SearchFiles;
import org.glyphreader.search.SearchQuestion;
import org.glyphreader.search.SearchResult;
import org.glyphreader.search.SearchSettings;
import org.glyphreader.search.SearchSpace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glyph search}: the page design that compresses most at the accuracy that is needed. */
@Command(
    name = "search",
    description =
        "Searches for the page design that compresses most at the accuracy that is needed, for your"
            + " texts and your reader.")
final class SearchCommand implements Callable<Integer> {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

  @Spec CommandSpec spec;

  @Option(
      names = "--texts",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Texts to search on: files, or folders of files.")
  List<Path> texts;

  @Option(
      names = "--held-back",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Texts that finalists are judged on; by default the last third of each of --texts.")
  List<Path> heldBack = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the best design goes, for --config.")
  Path out;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where history, front, presets, example pages and report go; by default the name of"
              + " --out with -search. A search found there goes on.")
  Path folder;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "How long to search this time, such as 90s, 30m or 2h; finalists come on top; default"
              + " ${DEFAULT-VALUE}.")
  String budget = "30m";

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "Most designs to try; default ${DEFAULT-VALUE}.")
  int evaluations = 200;

  @ArgGroup SearchGoalOptions goal;

  @Option(
      names = "--fix",
      paramLabel = "KEY=VALUE",
      description = "Gives a key of the page design one value; repeatable.")
  Map<String, String> fixed = new LinkedHashMap<>();

  @Option(
      names = "--range",
      paramLabel = "KEY=RANGE",
      description =
          "Narrows a key, such as font-size=7..9 or alignment='LEFT|JUSTIFY'; repeatable.")
  Map<String, String> ranges = new LinkedHashMap<>();

  @Option(
      names = "--space",
      paramLabel = "FILE",
      description = "A JSON file that narrows keys: a value, [values], or {\"from\", \"to\"} each.")
  Path space;

  @Option(
      names = "--qa",
      paramLabel = "FILE",
      description =
          "Questions for finalists: JSONL of {document, question, answers}; by default made of the"
              + " texts.")
  Path questions;

  @Option(
      names = "--advisor",
      paramLabel = "NAME",
      description =
          "Who proposes half of the designs: none, statistical, or llm; by default llm if it is"
              + " configured, else statistical.")
  String advisor;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same proposals; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--population",
      paramLabel = "N",
      description = "Designs of a generation; default ${DEFAULT-VALUE}.")
  int population = 20;

  @Option(
      names = "--final-characters",
      paramLabel = "N",
      description = "Characters held back that finalists read; default ${DEFAULT-VALUE}.")
  int finalCharacters = 100_000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pages read at a time; default all cores.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin ReaderOptions reader;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    List<Source> sources = sources(texts);
    Path results = folder();
    PrintWriter err = spec.commandLine().getErr();
    SearchProgress progress = new SearchProgress(err);
    RenderingSearch search = new RenderingSearch(settings(sources, results), progress);
    Map<String, Object> about =
        Map.of(
            "started",
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            "environment",
            Environment.here());
    Interruption interruption = Interruption.byControlC();
    try {
      SearchResult result = search.run();
      // Writing what was found must not be interrupted too.
      Thread.interrupted();
      Path file = SearchFiles.write(result, sources.get(0), results, about);
      Report.write(List.of(file), results);
      if (result.best().isPresent()) {
        SearchFiles.writeConfig(result.best().get().design(), out);
      }
      progress.clear();
      SearchOutput output = new SearchOutput(spec.commandLine().getOut(), out, results);
      if (json) {
        output.json(result);
      } else {
        output.table(result);
      }
      return explain(result, results, err);
    } finally {
      progress.clear();
      interruption.close();
    }
  }

  private Path folder() {
    if (folder != null) {
      return folder;
    }
    String name = out.getFileName().toString().replaceFirst("\\.json$", "");
    return out.resolveSibling(name + "-search");
  }

  private SearchSettings settings(List<Source> sources, Path results) {
    SearchSettings.Builder settings =
        SearchSettings.builder(sources, results)
            .heldBack(sources(heldBack))
            .space(space())
            .reader(reader.settings())
            .budget(duration(budget))
            .evaluations(evaluations)
            .seed(seed)
            .population(population)
            .finalCharacters(finalCharacters)
            .threads(threads)
            .questions(questions());
    if (goal != null) {
      settings.goal(goal.goal());
    }
    reader.backendName().ifPresent(settings::backend);
    advisor().ifPresent(settings::advisor);
    return settings.build();
  }

  private SearchSpace space() {
    SearchSpace.Builder builder = SearchSpace.builder();
    if (space != null) {
      builder.narrow(space);
    }
    ranges.forEach(builder::narrow);
    fixed.forEach(builder::fix);
    return builder.build();
  }

  private Optional<SearchAdvisor> advisor() {
    if ("none".equals(advisor)) {
      return Optional.empty();
    }
    if (advisor != null) {
      return Optional.of(SearchAdvisor.named(advisor));
    }
    return Stream.of("llm", "statistical")
        .map(SearchAdvisor::named)
        .filter(SearchAdvisor::isAvailable)
        .findFirst();
  }

  private List<SearchQuestion> questions() {
    List<SearchQuestion> asked = new ArrayList<>();
    if (questions != null) {
      QuestionFile file = QuestionFile.read(questions);
      for (int i = 0; i < file.documents(); i++) {
        EvalDocument document = file.document(i, 0, new Random(0));
        document
            .questions()
            .forEach(q -> asked.add(new SearchQuestion(document.text(), q.text(), q.answers())));
      }
    }
    return asked;
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--budget must be a time such as 90s, 30m or 2h, not \"" + text + "\"");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  private static List<Source> sources(List<Path> paths) {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        sources.add(Source.file(path));
        continue;
      }
      try (Stream<Path> files = Files.walk(path)) {
        List<Path> inside =
            files
                .filter(Files::isRegularFile)
                .filter(file -> !isHidden(path.relativize(file)))
                .sorted()
                .toList();
        if (inside.isEmpty()) {
          throw new DocumentFormatException(path + " holds no files");
        }
        inside.forEach(file -> sources.add(Source.file(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  private static boolean isHidden(Path file) {
    return IntStream.range(0, file.getNameCount())
        .anyMatch(i -> file.getName(i).toString().startsWith("."));
  }

  private int explain(SearchResult result, Path results, PrintWriter err) {
    if (result.stopped().equals("interrupted")) {
      err.printf("glyph: stopped; %s keeps what was found; the same command goes on%n", results);
      return 1;
    }
    if (result.best().isEmpty()) {
      err.printf(
          "glyph: no design reaches the goal (%s); %s shows what was found%n",
          result.goal(), results.resolve("index.html"));
      return 1;
    }
    return 0;
  }
}
