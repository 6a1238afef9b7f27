package org.glyphreader.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of reader; found by {@link java.util.ServiceLoader}. All but {@link #open} must be cheap
 * and load no natives.
 */
public interface BackendProvider {

  /** {@return the name users choose it by, for example {@code optical}} */
  String name();

  /** {@return its place where the user names none: the highest available one is taken} */
  int priority();

  /** {@return the keys of {@link BackendSettings#options()} that it knows} */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * {@return whether it can read the model in {@code modelDir}, judged by its small files}
   *
   * @param modelDir the folder of the model
   */
  default boolean supports(Path modelDir) {
    return false;
  }

  /**
   * {@return what is known of the model, or of the embedded one if {@code modelDir} is empty; empty
   * if this reader has no visual tokens of its own}
   *
   * @param modelDir the folder of the model
   * @throws org.glyphreader.ModelFormatException if the model's files are damaged
   */
  Optional<ModelDescription> describe(Optional<Path> modelDir);

  /**
   * {@return whether it can serve here}
   *
   * @param settings what the user asked for
   */
  Probe probe(BackendSettings settings);

  /**
   * Loads the model.
   *
   * @param settings what the user asked for
   * @return the backend
   * @throws org.glyphreader.BackendUnavailableException if natives are missing
   * @throws org.glyphreader.ModelFormatException if the model's files are damaged
   * @throws IllegalArgumentException if an option's value is bad
   */
  Backend open(BackendSettings settings);
}
