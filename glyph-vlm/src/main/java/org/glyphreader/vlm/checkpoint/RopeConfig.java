package org.glyphreader.vlm.checkpoint;

import java.util.List;

/**
 * Rotary positions of the text decoder.
 *
 * @param theta base of the frequencies
 * @param rotaryDim how many of a head's leading dimensions are rotated; even
 * @param sections how many of the {@code rotaryDim / 2} frequencies follow the temporal, the
 *     vertical and the horizontal position
 */
public record RopeConfig(double theta, int rotaryDim, List<Integer> sections) {

  /** Copies the sections. {@inheritDoc} */
  public RopeConfig {
    sections = List.copyOf(sections);
  }
}
