package org.glyphreader.vlm.session;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.image.ImagePreprocessor;

/** What providers of vision-language backends say of a model without loading it. */
public final class VlmModels {

  private VlmModels() {}

  /**
   * {@return whether the model in a folder is of one of these architectures}
   *
   * @param folder of a model
   * @param families the architectures
   * @throws org.glyphreader.ModelFormatException if there is a {@code config.json}, but it is
   *     damaged
   */
  public static boolean isOneOf(Path folder, Set<ModelFamily> families) {
    return Checkpoint.familyOf(folder).filter(families::contains).isPresent();
  }

  /**
   * {@return name, visual token arithmetic and context window of the model in a folder, by its own
   * files}
   *
   * @param folder of a model
   * @throws org.glyphreader.ModelFormatException if files are missing or damaged
   */
  public static ModelDescription describe(Path folder) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    return new ModelDescription(
        checkpoint.name(),
        ImagePreprocessor.tokenizer(checkpoint),
        OptionalLong.of(checkpoint.config().text().maxPositions()));
  }
}
