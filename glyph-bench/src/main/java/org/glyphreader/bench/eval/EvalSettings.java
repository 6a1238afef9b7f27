package org.glyphreader.bench.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is evaluated.
 *
 * @param backend the backend's name; by default the best that can serve
 * @param model the model's folder
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param dtype the type of the weights
 * @param tasks what is asked
 * @param presets page designs
 * @param dpis px per inch; every one with every preset
 * @param lengths document lengths, UTF-16 code units
 * @param documents documents of each task and length
 * @param seed of the documents: the same seed gives the same documents
 * @param baseline whether the same questions are also asked over the text itself
 */
public record EvalSettings(
    Optional<String> backend,
    Optional<Path> model,
    String device,
    Optional<String> dtype,
    List<EvalTask> tasks,
    List<String> presets,
    List<Integer> dpis,
    List<Integer> lengths,
    int documents,
    long seed,
    boolean baseline) {

  /** Copies the lists. {@inheritDoc} */
  public EvalSettings {
    tasks = List.copyOf(tasks);
    presets = List.copyOf(presets);
    dpis = List.copyOf(dpis);
    lengths = List.copyOf(lengths);
    if (documents < 1) {
      throw new IllegalArgumentException("There must be a document at least, not " + documents);
    }
    for (int length : lengths) {
      if (length < 1_000 || length > 20_000_000) {
        throw new IllegalArgumentException(
            "Documents have 1,000 to 20,000,000 characters, not " + length);
      }
    }
  }
}
