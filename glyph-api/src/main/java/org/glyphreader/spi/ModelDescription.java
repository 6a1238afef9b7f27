package org.glyphreader.spi;

import java.util.Objects;
import java.util.OptionalLong;
import org.glyphreader.VisualTokenizer;

/**
 * What is known of a model without loading it.
 *
 * @param model its name
 * @param visualTokenizer what pages cost it
 * @param contextWindow tokens that fit; empty if there is no limit
 */
public record ModelDescription(
    String model, VisualTokenizer visualTokenizer, OptionalLong contextWindow) {

  /** Checks for nulls. {@inheritDoc} */
  public ModelDescription {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(visualTokenizer, "visualTokenizer");
    Objects.requireNonNull(contextWindow, "contextWindow");
  }
}
