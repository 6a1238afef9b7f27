package org.glyphreader.bench.eval;

import java.util.List;
import org.glyphreader.bench.stats.Environment;

/**
 * The first line of a result file: what was evaluated, and on what.
 *
 * @param type always {@code glyph-eval}
 * @param started when, ISO 8601
 * @param environment the machine
 * @param tasks names of the tasks
 * @param presets page designs
 * @param dpis px per inch
 * @param lengths document lengths, UTF-16 code units
 * @param documents documents of each task and length
 * @param seed of the documents
 * @param dtype of the weights; empty for the backend's choice
 */
public record EvalRun(
    String type,
    String started,
    Environment environment,
    List<String> tasks,
    List<String> presets,
    List<Integer> dpis,
    List<Integer> lengths,
    int documents,
    long seed,
    String dtype) {

  /** What marks a file as one of these. */
  public static final String TYPE = "glyph-eval";

  /**
   * {@return the head of a file of results}
   *
   * @param settings what is evaluated
   * @param started when, ISO 8601
   */
  public static EvalRun of(EvalSettings settings, String started) {
    return new EvalRun(
        TYPE,
        started,
        Environment.here(),
        settings.tasks().stream().map(EvalTask::name).toList(),
        settings.presets(),
        settings.dpis(),
        settings.lengths(),
        settings.documents(),
        settings.seed(),
        settings.dtype().orElse(""));
  }
}
