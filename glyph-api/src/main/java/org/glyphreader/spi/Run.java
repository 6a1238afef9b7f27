package org.glyphreader.spi;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A stretch of text with a style of its own.
 *
 * @param start offset of the first code unit
 * @param end offset behind the last code unit
 * @param face which face of the font
 * @param color 0xRRGGBB; empty for the configuration's colour
 */
public record Run(int start, int end, Face face, OptionalInt color) {

  /** The faces of a font. */
  public enum Face {
    /** As the block is set. */
    REGULAR,
    /** Bold. */
    BOLD,
    /** Italic, or slanted. */
    ITALIC,
    /** Bold and italic. */
    BOLD_ITALIC,
    /** The monospaced companion. */
    MONOSPACED
  }

  /** Checks bounds and colour. {@inheritDoc} */
  public Run {
    Objects.requireNonNull(face, "face");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A run from offset " + start + " to " + end);
    }
    if (color.isPresent() && (color.getAsInt() < 0 || color.getAsInt() > 0xFFFFFF)) {
      throw new IllegalArgumentException(
          "Not a colour: 0x" + Integer.toHexString(color.getAsInt()));
    }
  }

  /**
   * A coloured stretch.
   *
   * @param start offset of the first code unit
   * @param end offset behind the last code unit
   * @param rgb 0xRRGGBB
   */
  public Run(int start, int end, int rgb) {
    this(start, end, Face.REGULAR, OptionalInt.of(rgb));
  }

  /**
   * A stretch in another face.
   *
   * @param start offset of the first code unit
   * @param end offset behind the last code unit
   * @param face which
   */
  public Run(int start, int end, Face face) {
    this(start, end, face, OptionalInt.empty());
  }
}
