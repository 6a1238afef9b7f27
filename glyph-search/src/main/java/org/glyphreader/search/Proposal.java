package org.glyphreader.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A page design that an advisor wants tried. Keys that are not named keep the value they have in
 * the best candidate so far.
 *
 * @param values keys of {@link org.glyphreader.RenderConfig} with values as in configuration files
 * @param reason why
 */
public record Proposal(Map<String, String> values, String reason) {

  /** Copies the values. {@inheritDoc} */
  public Proposal {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Objects.requireNonNull(reason, "reason");
  }
}
