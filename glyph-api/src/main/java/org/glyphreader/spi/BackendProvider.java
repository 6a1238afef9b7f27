package org.glyphreader.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of reader; found by {@link java.util.ServiceLoader}. All but {@link #open} must be cheap
 * and load no natives.
 */
public interface BackendProvider {

  /** The name users choose it by, for example {@code optical}. */
  String name();

  /** Its place where the user names none: the highest available one is taken. */
  int priority();

  /** The keys of {@link BackendSettings#options()} that it knows. */
  default Set<String> options() {
    return Set.of();
  }

  /** Whether it can read the model in {@code modelDir}, judged by its small files. */
  default boolean supports(Path modelDir) {
    return false;
  }

  /**
   * What is known of the model, or of the embedded one if {@code modelDir} is empty; empty if this
   * reader has no visual tokens of its own.
   *
   * @throws org.glyphreader.ModelFormatException if the model's files are damaged
   */
  Optional<ModelDescription> describe(Optional<Path> modelDir);

  /** Whether it can serve here. */
  Probe probe(BackendSettings settings);

  /**
   * Loads the model.
   *
   * @throws org.glyphreader.BackendUnavailableException if natives are missing
   * @throws org.glyphreader.ModelFormatException if the model's files are damaged
   * @throws IllegalArgumentException if an option's value is bad
   */
  Backend open(BackendSettings settings);
}
