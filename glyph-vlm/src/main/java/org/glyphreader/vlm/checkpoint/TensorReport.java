package org.glyphreader.vlm.checkpoint;

import java.nio.file.Path;
import java.util.List;
import org.glyphreader.ModelFormatException;

/**
 * How the tensors of a checkpoint differ from what a model needs.
 *
 * @param folder of the checkpoint
 * @param missing names of those it lacks
 * @param extra names of those the model does not use
 * @param misshapen name, shape, and expected shape of those of another shape
 */
public record TensorReport(
    Path folder, List<String> missing, List<String> extra, List<String> misshapen) {

  private static final int SHOWN = 12;

  /** Copies the lists. {@inheritDoc} */
  public TensorReport {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
    misshapen = List.copyOf(misshapen);
  }

  /**
   * Refuses a checkpoint that lacks tensors or has some of another shape. Extra tensors alone are
   * harmless.
   *
   * @throws ModelFormatException that names all three kinds
   */
  public void requireComplete() {
    if (missing.isEmpty() && misshapen.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder("The weights in " + folder + " do not fit");
    list(message, "missing", missing);
    list(message, "of another shape", misshapen);
    list(message, "extra", extra);
    throw new ModelFormatException(
        message + "; config.json and weights have to be of one download");
  }

  private static void list(StringBuilder message, String kind, List<String> names) {
    if (!names.isEmpty()) {
      message.append("; ").append(kind).append(": ");
      message.append(String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
      if (names.size() > SHOWN) {
        message.append(" and ").append(names.size() - SHOWN).append(" more");
      }
    }
  }
}
