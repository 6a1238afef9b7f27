package org.glyphreader.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.bench.BenchResults;
import org.glyphreader.bench.eval.EvalFile;
import org.glyphreader.bench.eval.EvalRun;
import org.glyphreader.bench.eval.EvalSummary;
import org.glyphreader.bench.stats.Estimate;
import org.glyphreader.search.SearchFiles;

/**
 * One HTML page of results: searches, quality against compression, speed, growth, peers. It holds
 * all it needs; opening it reaches for no network.
 */
public final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PEERS = "glyph-peers";
  private static final String CHARTS =
      "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";

  private final ArrayNode machines = JSON.createArrayNode();
  private final ArrayNode quality = JSON.createArrayNode();
  private final ArrayNode speed = JSON.createArrayNode();
  private final ArrayNode growth = JSON.createArrayNode();
  private final ArrayNode peers = JSON.createArrayNode();
  private final ArrayNode searches = JSON.createArrayNode();

  private Report() {}

  /**
   * Writes the page.
   *
   * @param results files of {@code glyph eval}, {@code glyph bench}, {@code glyph search} and the
   *     comparison with peers
   * @param folder where {@code index.html} goes; made if it is not there
   * @return the page
   * @throws DocumentFormatException if a file is damaged or of none of these kinds
   * @throws IOException if the page cannot be written
   */
  public static Path write(List<Path> results, Path folder) throws IOException {
    Report report = new Report();
    for (Path file : results) {
      report.add(file);
    }
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("index.html"), report.html());
  }

  private void add(Path file) {
    String type = typeOf(file);
    switch (type) {
      case EvalRun.TYPE -> addQuality(file, EvalFile.read(file));
      case BenchResults.TYPE -> addSpeed(file, BenchResults.read(file));
      case PEERS -> addPeers(file);
      case SearchFiles.TYPE -> addSearch(file);
      default ->
          throw new DocumentFormatException(
              file
                  + " holds no results of glyph eval, glyph bench, glyph search or the comparison with"
                  + " peers");
    }
  }

  /** The value of "type", which comes first in every kind of file. */
  private static String typeOf(Path file) {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      boolean head =
          parser.nextToken() == JsonToken.START_OBJECT
              && "type".equals(parser.nextFieldName())
              && parser.nextToken() == JsonToken.VALUE_STRING;
      return head ? parser.getText() : "";
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void addMachine(Path file, String started, Object environment) {
    ObjectNode machine = machines.addObject();
    machine.put("file", file.getFileName().toString());
    machine.put("started", started);
    machine.set("environment", JSON.valueToTree(environment));
  }

  private void addQuality(Path file, EvalFile.Contents contents) {
    addMachine(file, contents.run().started(), contents.run().environment());
    for (EvalSummary.Row row : EvalSummary.of(contents.records())) {
      ObjectNode each = quality.addObject();
      each.put("reader", row.reading().reader());
      each.put("backend", row.reading().backend());
      each.put("preset", row.reading().preset());
      each.put("dpi", row.reading().dpi());
      each.put("characters", row.reading().characters());
      each.put("task", row.task());
      each.put("metric", row.scoreName());
      put(each, "ratio", row.ratio());
      Estimate score = row.score();
      put(each, "mean", score.mean());
      put(each, "low", score.low());
      put(each, "high", score.high());
      each.put("documents", score.groups());
      each.put("failed", row.failed());
    }
  }

  private void addSpeed(Path file, BenchResults results) {
    addMachine(file, results.started(), results.environment());
    List<BenchResults.Figure> figures = results.figures();
    for (BenchResults.Figure figure : figures) {
      ObjectNode each = speed.addObject();
      each.put("benchmark", figure.benchmark());
      each.put("metric", figure.metric());
      each.put("unit", figure.unit());
      put(each, "score", figure.score());
      put(each, "low", figure.low());
      put(each, "high", figure.high());
      each.set("parameters", JSON.valueToTree(figure.parameters()));
    }
    for (Growth each : Growth.of(figures)) {
      growth.add(JSON.<JsonNode>valueToTree(each));
    }
  }

  private void addPeers(Path file) {
    try {
      JsonNode all = JSON.readTree(file.toFile());
      addMachine(file, all.path("started").asText(), all.path("environment"));
      all.path("ratios").forEach(peers::add);
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A search with its example pages, which lie beside the file. */
  private void addSearch(Path file) {
    try {
      ObjectNode search = (ObjectNode) JSON.readTree(file.toFile());
      addMachine(file, search.path("started").asText(), search.path("environment"));
      for (JsonNode page : search.path("pages")) {
        byte[] image = Files.readAllBytes(file.resolveSibling(page.path("file").asText()));
        ((ObjectNode) page)
            .put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(image));
      }
      searches.add(search.put("name", file.toAbsolutePath().getParent().getFileName().toString()));
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private String html() throws IOException {
    ObjectNode data = JSON.createObjectNode();
    data.set("machines", machines);
    data.set("quality", quality);
    data.set("speed", speed);
    data.set("growth", growth);
    data.set("peers", peers);
    data.set("searches", searches);
    String json = JSON.writeValueAsString(data).replace("<", "\\u003c");
    String library = resource(CHARTS).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    return resource("report.html")
        .replace("/*style*/", resource("report.css"))
        .replace("/*library*/", library)
        .replace("/*script*/", resource("report.js"))
        .replace("/*data*/", json);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
