package org.glyphreader;

import org.glyphreader.internal.EditDistance;

/**
 * How far what was read is from what is written, spaces not counted.
 *
 * @param errors insertions, deletions and substitutions of code points; may exceed {@code
 *     characters}
 * @param characters code points that are written
 */
public record CharacterErrors(long errors, long characters) {

  /**
   * {@return the errors of a reading}
   *
   * @param written what is written
   * @param read what was read
   */
  public static CharacterErrors between(String written, String read) {
    EditDistance compared = EditDistance.withoutSpaces(written, read);
    return new CharacterErrors(compared.distance(), compared.length());
  }
}
