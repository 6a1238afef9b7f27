package org.glyphreader.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.search.Accuracy.Cluster;

/**
 * Everything that was measured, in memory and in a JSONL file, each line on disk as soon as it is
 * known. A search that is run again finds here what it measured before; a last line that broke off
 * is dropped. Safe for use by several threads; the file is locked against other processes.
 */
final class History implements AutoCloseable {

  static final String TYPE = "glyph-search-history";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was read of what. */
  private record Reading(String id, String stage, int piece) {}

  /** What an advisor said. */
  record Advice(List<Proposal> proposals, String failure) {}

  private final Path path;
  private final RandomAccessFile file;
  private final Map<Reading, Cluster> readings = new HashMap<>();
  private final Map<String, Fitness.Cost> costs = new HashMap<>();
  private final Map<Integer, Advice> advice = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new HashMap<>();

  private History(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a history, new or begun before.
   *
   * @param path the file
   * @param settings what the measurements depend on
   * @throws DocumentFormatException if the file is damaged, in use, or of other settings
   */
  static History open(Path path, Map<String, String> settings) {
    RandomAccessFile file = null;
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file = new RandomAccessFile(path.toFile(), "rw");
      FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        throw inUse(path, null);
      }
      History history = new History(path, file);
      if (!history.load(settings)) {
        ObjectNode head = JSON.createObjectNode();
        head.put("type", TYPE);
        head.set("settings", JSON.valueToTree(settings));
        history.append(head);
      }
      return history;
    } catch (OverlappingFileLockException e) {
      close(file);
      throw inUse(path, e);
    } catch (IOException e) {
      close(file);
      throw new DocumentFormatException(path + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close(file);
      throw e;
    }
  }

  private static DocumentFormatException inUse(Path path, Exception cause) {
    return new DocumentFormatException(path + " is in use by another search", cause);
  }

  private static void close(RandomAccessFile file) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private boolean load(Map<String, String> settings) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.length())];
    file.readFully(bytes);
    int number = 0;
    int start = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        number++;
        take(number, new String(bytes, start, end - start, StandardCharsets.UTF_8), settings);
        start = end + 1;
      }
    }
    file.setLength(start);
    file.seek(start);
    return number > 0;
  }

  private void take(int number, String line, Map<String, String> settings) {
    try {
      JsonNode node = JSON.readTree(line);
      if (number == 1) {
        check(node, settings);
      } else {
        take(node);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new DocumentFormatException(
          "%s, line %d, is damaged: %s; delete the line, or the file to begin anew"
              .formatted(path, number, e.getMessage()),
          e);
    }
  }

  private void check(JsonNode head, Map<String, String> settings) {
    if (!TYPE.equals(head.path("type").asText())) {
      throw new DocumentFormatException(path + " holds no history of glyph search");
    }
    settings.forEach(
        (key, value) -> {
          // What an earlier version did not write down cannot be compared.
          String before = head.path("settings").path(key).asText(value);
          if (!before.equals(value)) {
            throw new DocumentFormatException(
                "%s is of a search with other settings: %s was %s and is %s now; delete it, or name another folder"
                    .formatted(path, key, others(before, value), others(value, before)));
          }
        });
  }

  /** The parts of a list that another lacks. */
  private static String others(String list, String other) {
    Set<String> parts = new LinkedHashSet<>(parts(list));
    parts.removeAll(parts(other));
    String own = parts.isEmpty() ? list : String.join(", ", parts);
    return own.isEmpty() ? "nothing" : own;
  }

  private static List<String> parts(String list) {
    return List.of(list.replaceAll("^\\{|}$", "").split(", "));
  }

  private void take(JsonNode node) {
    switch (node.path("line").asText()) {
      case "design" ->
          costs.put(
              node.path("id").asText(),
              new Fitness.Cost(
                  node.path("textTokens").asLong(), node.path("visualTokens").asLong()));
      case "read" ->
          readings.put(
              new Reading(
                  node.path("id").asText(),
                  node.path("stage").asText(),
                  node.path("piece").asInt()),
              new Cluster(node.path("errors").asLong(), node.path("items").asLong()));
      case "advice" -> advice.put(node.path("generation").asInt(), advice(node));
      case "time" ->
          seconds.merge(node.path("stage").asText(), node.path("seconds").asDouble(), Double::sum);
      default -> throw new IllegalArgumentException("unknown kind of line");
    }
  }

  private static Advice advice(JsonNode node) {
    List<Proposal> proposals = new ArrayList<>();
    for (JsonNode each : node.path("proposals")) {
      Map<String, String> values = new LinkedHashMap<>();
      each.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
      proposals.add(new Proposal(values, each.path("reason").asText()));
    }
    return new Advice(proposals, node.path("failure").asText(""));
  }

  synchronized Optional<Cluster> reading(String id, String stage, int piece) {
    return Optional.ofNullable(readings.get(new Reading(id, stage, piece)));
  }

  /** Measures a piece and keeps what was found, with the time that it took. */
  Cluster measure(String id, String stage, int piece, Supplier<Cluster> measurement) {
    long begin = System.nanoTime();
    Cluster found = measurement.get();
    read(id, stage, piece, found, (System.nanoTime() - begin) / 1e6);
    return found;
  }

  synchronized void read(String id, String stage, int piece, Cluster found, double ms) {
    readings.put(new Reading(id, stage, piece), found);
    ObjectNode node = line("read").put("id", id).put("stage", stage).put("piece", piece);
    append(
        node.put("errors", found.errors()).put("items", found.items()).put("ms", Math.round(ms)));
  }

  synchronized Optional<Fitness.Cost> cost(String id) {
    return Optional.ofNullable(costs.get(id));
  }

  synchronized void design(
      String id, Object config, String origin, int generation, Fitness.Cost cost) {
    costs.put(id, cost);
    ObjectNode node = line("design").put("id", id).put("origin", origin);
    node.put("generation", generation);
    node.put("textTokens", cost.textTokens()).put("visualTokens", cost.visualTokens());
    node.set("config", JSON.valueToTree(config));
    append(node);
  }

  synchronized Optional<Advice> advice(int generation) {
    return Optional.ofNullable(advice.get(generation));
  }

  synchronized void advise(int generation, String advisor, Advice given) {
    advice.put(generation, given);
    ObjectNode node = line("advice").put("generation", generation).put("advisor", advisor);
    node.set("proposals", JSON.valueToTree(given.proposals()));
    append(node.put("failure", given.failure()));
  }

  /** Seconds that all runs spent on a stage. */
  synchronized double seconds(String stage) {
    return seconds.getOrDefault(stage, 0.0);
  }

  /** How long this run spent on a stage. */
  synchronized void searched(String stage, double moreSeconds) {
    seconds.merge(stage, moreSeconds, Double::sum);
    append(line("time").put("stage", stage).put("seconds", moreSeconds));
  }

  private static ObjectNode line(String kind) {
    return JSON.createObjectNode().put("line", kind);
  }

  private void append(ObjectNode node) {
    try {
      file.write((JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    close(file);
  }
}
