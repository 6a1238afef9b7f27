package org.glyphreader.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;

/**
 * Writes what a search found into a folder: {@code search.json} with all of it, {@code presets}
 * with a configuration file for each design of the front, and {@code pages} with an example of some
 * as the model sees them.
 */
public final class SearchFiles {

  /** The value of {@code type} in {@code search.json}. */
  public static final String TYPE = "glyph-search";

  private static final int EXAMPLES = 4;
  private static final int EXAMPLE_CHARACTERS = 20_000;
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final Path folder;
  private final SearchResult result;

  private SearchFiles(Path folder, SearchResult result) {
    this.folder = folder;
    this.result = result;
  }

  /**
   * Writes the files.
   *
   * @param result what was found
   * @param text what the example pages show
   * @param folder where the files go
   * @param about what else the file is to say, such as {@code started} and {@code environment}
   * @return {@code search.json}
   * @throws IOException if a file cannot be written
   */
  public static Path write(SearchResult result, Source text, Path folder, Map<String, ?> about)
      throws IOException {
    return new SearchFiles(folder, result).write(SearchText.of(text), about);
  }

  /**
   * Writes a design as a file that {@code --config} takes.
   *
   * @param design the design
   * @param file the file
   * @throws IOException if it cannot be written
   */
  public static void writeConfig(RenderConfig design, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    if (whole.getParent() != null) {
      Files.createDirectories(whole.getParent());
    }
    Files.writeString(whole, JSON.writeValueAsString(design.toMap()) + "\n");
  }

  private Path write(SearchText text, Map<String, ?> about) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", TYPE);
    all.putAll(about);
    all.put("goal", result.goal().toString());
    all.put("stopped", result.stopped());
    all.put("evaluations", result.evaluations());
    all.put("searchSeconds", Math.round(result.searchSeconds()));
    all.put("finalSeconds", Math.round(result.finalSeconds()));
    all.put("best", result.best().map(SearchFiles::describe).orElse(null));
    all.put("baseline", result.baseline().map(SearchFiles::describe).orElse(null));
    all.put("finalists", result.finalists().stream().map(SearchFiles::describe).toList());
    List<Map<String, Object>> front = new ArrayList<>();
    for (Candidate each : result.front()) {
      String file = String.format(Locale.ROOT, "presets/%.2f-%s.json", each.ratio(), each.id());
      writeConfig(each.design(), folder.resolve(file));
      Map<String, Object> point = describe(each);
      point.put("file", file);
      front.add(point);
    }
    all.put("front", front);
    all.put("pages", examples(text));
    all.put("effects", result.effects());
    all.put("candidates", result.candidates().stream().map(SearchFiles::describe).toList());
    return Files.writeString(folder.resolve("search.json"), JSON.writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> describe(Finalist finalist) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", finalist.id());
    all.put("ratio", finalist.ratio());
    all.put("accuracy", finalist.accuracy());
    all.put("answers", finalist.answers().orElse(null));
    all.put("complete", finalist.complete());
    all.put("config", finalist.design().toMap());
    return all;
  }

  private static Map<String, Object> describe(Candidate candidate) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", candidate.id());
    all.put("ratio", candidate.ratio());
    all.put("accuracy", candidate.accuracy());
    all.put("origin", candidate.origin());
    all.put("reason", candidate.reason());
    all.put("generation", candidate.generation());
    return all;
  }

  /** The best, the published design, and some of the front. */
  private List<Map<String, Object>> examples(SearchText text) throws IOException {
    Map<String, RenderConfig> shown = new LinkedHashMap<>();
    result.best().ifPresent(each -> shown.put(each.id(), each.design()));
    result.baseline().ifPresent(each -> shown.put(each.id(), each.design()));
    List<Candidate> front = result.front();
    int step = Math.max(1, front.size() / EXAMPLES);
    for (int i = step / 2; i < front.size() && shown.size() < EXAMPLES; i += step) {
      shown.put(front.get(i).id(), front.get(i).design());
    }
    List<Map<String, Object>> pages = new ArrayList<>();
    Files.createDirectories(folder.resolve("pages"));
    List<SearchText> start = SearchText.upTo(List.of(text), EXAMPLE_CHARACTERS);
    for (Map.Entry<String, RenderConfig> each : shown.entrySet()) {
      String file = "pages/" + each.getKey() + ".png";
      draw(each.getValue(), start.get(0), folder.resolve(file));
      pages.add(Map.of("id", each.getKey(), "file", file));
    }
    return pages;
  }

  private static void draw(RenderConfig design, SearchText text, Path file) throws IOException {
    try (GlyphEngine engine = GlyphEngine.builder().config(design).build();
        CompressedDocument document = engine.compress(text.source())) {
      Page page = document.pages().get(0);
      ImageIO.write(page.modelPixels().toImage(), "png", file.toFile());
    }
  }
}
