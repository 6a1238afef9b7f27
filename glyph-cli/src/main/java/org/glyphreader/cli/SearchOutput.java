package org.glyphreader.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glyphreader.search.Accuracy;
import org.glyphreader.search.Candidate;
import org.glyphreader.search.Finalist;
import org.glyphreader.search.SearchResult;

/** Prints what {@code glyph search} found. */
final class SearchOutput {

  private final PrintWriter stdout;
  private final Path config;
  private final Path results;

  /**
   * Prints results.
   *
   * @param config where the best design went
   * @param results the folder of all that was found
   */
  SearchOutput(PrintWriter stdout, Path config, Path results) {
    this.stdout = stdout;
    this.config = config;
    this.results = results;
  }

  void json(SearchResult result) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("best", result.best().map(SearchOutput::describe).orElse(null));
    all.put("baseline", result.baseline().map(SearchOutput::describe).orElse(null));
    all.put("stopped", result.stopped());
    all.put("evaluations", result.evaluations());
    all.put("searchSeconds", result.searchSeconds());
    all.put("finalSeconds", result.finalSeconds());
    all.put("config", result.best().isPresent() ? config.toString() : null);
    all.put("results", results.resolve("search.json").toString());
    all.put("report", results.resolve("index.html").toString());
    stdout.println(Json.pretty(all));
    stdout.flush();
  }

  void table(SearchResult result) {
    stdout.println("searched on     ratio  characters right       read  design");
    for (Candidate each : result.front()) {
      line("front", each.ratio(), each.accuracy(), each.id());
    }
    stdout.println("held back");
    result.baseline().ifPresent(each -> line("published", each));
    result.finalists().forEach(each -> line(each.complete() ? "finalist" : "given up", each));
    result.best().ifPresent(each -> line("best", each));
    stdout.println(results.resolve("index.html"));
    stdout.flush();
  }

  private void line(String what, Finalist finalist) {
    line(what, finalist.ratio(), finalist.accuracy(), finalist.id());
  }

  private void line(String what, double ratio, Accuracy accuracy, String id) {
    stdout.printf(
        "%-14s %6.2f  %6.2f %% (%.2f to %.2f) %7d  %s%n",
        what,
        ratio,
        100 * accuracy.mean(),
        100 * accuracy.low(),
        100 * accuracy.high(),
        accuracy.items(),
        id);
  }

  private static Map<String, Object> describe(Finalist finalist) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ratio", finalist.ratio());
    all.put("accuracy", describe(finalist.accuracy()));
    all.put("answers", finalist.answers().map(SearchOutput::describe).orElse(null));
    all.put("config", finalist.design().toMap());
    return all;
  }

  private static Map<String, Object> describe(Accuracy accuracy) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mean", accuracy.mean());
    all.put("low", accuracy.low());
    all.put("high", accuracy.high());
    all.put("items", accuracy.items());
    return all;
  }
}
