package org.glyphreader.optical.vision;

import java.util.List;

/**
 * A character that was read.
 *
 * @param text the character
 * @param probability of what the network saw there; NaN for what is read though it saw another
 * @param step of the network's output where it begins
 * @param odds for its twin: how much likelier the network finds that; 0 without a twin
 */
record ReadCharacter(String text, double probability, int step, double odds) {

  static final ReadCharacter SPACE = unlikely(" ", 0);

  /** A character that is read though it is not the likeliest. */
  static ReadCharacter unlikely(String text, int step) {
    return new ReadCharacter(text, Double.NaN, step, 0);
  }

  /** What a character is taken for in small type; empty without such. */
  static String twin(String text) {
    return switch (text) {
      case "." -> ",";
      case "," -> ".";
      case "+" -> "*";
      default -> "";
    };
  }

  ReadCharacter as(String other) {
    return new ReadCharacter(other, probability, step, 0);
  }

  boolean is(String other) {
    return text.equals(other);
  }

  /** A Latin letter, with accents or without, or a digit. */
  boolean isOfAWord() {
    return text.length() == 1
        && text.charAt(0) < 0x250
        && Character.isLetterOrDigit(text.charAt(0));
  }

  /** The characters in a row. */
  static String text(List<ReadCharacter> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(each -> text.append(each.text));
    return text.toString();
  }
}
