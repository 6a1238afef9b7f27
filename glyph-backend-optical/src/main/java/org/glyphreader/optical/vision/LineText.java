package org.glyphreader.optical.vision;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Joins what was read of the pieces of a strip. */
final class LineText {

  /** A blank in Chinese text is as wide as a character; its punctuation alone leaves half of it. */
  private static final double CHINESE_BLANK = 0.9;

  /** How much likelier a comma is than a full stop before a small letter, and a capital. */
  private static final double COMMA_BEFORE_SMALL = 50;

  private static final double COMMA_BEFORE_CAPITAL = 0.3;

  /** How much likelier an asterisk is than a plus sign at the head of a line. */
  private static final double BULLET = 10;

  /** What stands before a stop, letters and digits aside. */
  private static final String ENDS = ")]\"”’'*";

  private final List<ReadCharacter> characters = new ArrayList<>();

  /** Adds a piece, with a space before it if the white before it is one. */
  void add(List<ReadCharacter> piece, double gap) {
    List<ReadCharacter> read = strip(piece);
    if (read.isEmpty()) {
      return;
    }
    if (!characters.isEmpty() && isSpace(gap, last(), read.get(0).text().codePointAt(0))) {
      characters.add(ReadCharacter.SPACE);
    }
    characters.addAll(read);
  }

  private static List<ReadCharacter> strip(List<ReadCharacter> read) {
    int from = 0;
    int to = read.size();
    while (from < to && read.get(from).text().isBlank()) {
      from++;
    }
    while (to > from && read.get(to - 1).text().isBlank()) {
      to--;
    }
    return read.subList(from, to);
  }

  private int last() {
    return characters.get(characters.size() - 1).text().codePointAt(0);
  }

  /** The first character, 0 without text. */
  int first() {
    return characters.isEmpty() ? 0 : characters.get(0).text().codePointAt(0);
  }

  /**
   * Tells by what stands around them what is alike in small type: commas from full stops, and
   * asterisks before the items of a list from plus signs.
   *
   * @param following the first character of the next line, 0 without one
   */
  void tellTwins(int following) {
    for (int i = 0; i < characters.size(); i++) {
      ReadCharacter each = characters.get(i);
      if (each.odds() * belief(i, following) > 1) {
        characters.set(i, each.as(ReadCharacter.twin(each.text())));
      }
    }
  }

  /** How much likelier its twin is at place {@code i}, as far as the text tells. */
  private double belief(int i, int following) {
    boolean ends = i + 1 == characters.size();
    if (!ends && !characters.get(i + 1).is(" ")) {
      return 1;
    }
    if (i == 0) {
      return characters.get(0).is("+") && !ends ? BULLET : 1;
    }
    int before = characters.get(i - 1).text().codePointAt(0);
    if (!Character.isLetterOrDigit(before) && ENDS.indexOf(before) < 0) {
      return 1;
    }
    int next = ends ? following : characters.get(i + 2).text().codePointAt(0);
    double comma =
        Character.isLowerCase(next)
            ? COMMA_BEFORE_SMALL
            : Character.isUpperCase(next) ? COMMA_BEFORE_CAPITAL : 1;
    return switch (characters.get(i).text()) {
      case "." -> comma;
      case "," -> 1 / comma;
      default -> 1;
    };
  }

  private static boolean isSpace(double gap, int before, int after) {
    boolean wide =
        isFullWidth(before) && isFullWidth(after)
            || isFullWidthPunctuation(before)
            || isFullWidthPunctuation(after);
    return gap >= (wide ? CHINESE_BLANK : StripSegment.WORD_GAP);
  }

  private static boolean isFullWidth(int c) {
    return isFullWidthPunctuation(c)
        || switch (UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
          default -> false;
        };
  }

  private static boolean isFullWidthPunctuation(int c) {
    return c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF65;
  }

  /** What was read. */
  String text() {
    return ReadCharacter.text(characters);
  }

  /** The mean probability of the characters, 0 if there are none. */
  double legibility() {
    double mean =
        characters.stream()
            .mapToDouble(ReadCharacter::probability)
            .filter(Double::isFinite)
            .average()
            .orElse(0);
    return Math.min(1, mean);
  }
}
