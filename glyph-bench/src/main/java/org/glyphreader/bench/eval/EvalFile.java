package org.glyphreader.bench.eval;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.DocumentFormatException;

/**
 * A file of results, JSONL: an {@link EvalRun} and then a line for each {@link EvalRecord}, on disk
 * as soon as it is known.
 */
public final class EvalFile implements AutoCloseable {

  /**
   * What a file holds.
   *
   * @param run what was evaluated
   * @param records the results
   */
  public record Contents(EvalRun run, List<EvalRecord> records) {}

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final BufferedWriter out;

  private EvalFile(BufferedWriter out) {
    this.out = out;
  }

  /**
   * {@return a new file}
   *
   * @param file must not exist yet
   * @param run its head
   * @throws IOException if it exists or cannot be written
   */
  public static EvalFile create(Path file, EvalRun run) throws IOException {
    EvalFile created = new EvalFile(Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW));
    created.line(run);
    return created;
  }

  /**
   * Adds a result.
   *
   * @param result one question or document
   */
  public void add(EvalRecord result) {
    line(result);
  }

  private void line(Object value) {
    try {
      out.write(JSON.writeValueAsString(value));
      out.newLine();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the contents of a file; one that broke off in its last line is taken up to there}
   *
   * @param file written by {@link #create}
   * @throws DocumentFormatException if it is damaged
   */
  public static Contents read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new DocumentFormatException(file + " is empty");
      }
      EvalRun run = JSON.readValue(lines.get(0), EvalRun.class);
      if (!EvalRun.TYPE.equals(run.type())) {
        throw new DocumentFormatException(file + " holds no results of glyph eval");
      }
      List<EvalRecord> records = new ArrayList<>();
      for (int i = 1; i < lines.size(); i++) {
        boolean cut = i == lines.size() - 1 && !lines.get(i).endsWith("}");
        if (!cut) {
          records.add(JSON.readValue(lines.get(i), EvalRecord.class));
        }
      }
      return new Contents(run, List.copyOf(records));
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
