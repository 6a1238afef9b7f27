package org.glyphreader.tokenizers;

/** The Unicode classes that word patterns of tokenizers tell apart, from a table for the BMP. */
final class CharClass {

  static final byte OTHER = 0;
  static final byte SPACE = 1;

  /** Carriage return and line feed, which are white space as well. */
  static final byte NEWLINE = 2;

  /** Lu and Lt. */
  static final byte UPPER = 3;

  /** Ll. */
  static final byte LOWER = 4;

  /** Lm and Lo. */
  static final byte UNCASED = 5;

  static final byte NUMBER = 6;
  static final byte MARK = 7;

  private static final byte[] BMP = new byte[0x10000];

  static {
    for (int c = 0; c < BMP.length; c++) {
      BMP[c] = classify(c);
    }
  }

  private CharClass() {}

  /** The class of the code point at {@code index} of a text that ends at {@code end}. */
  static byte at(char[] text, int index, int end) {
    char c = text[index];
    return Character.isHighSurrogate(c) ? of(Character.codePointAt(text, index, end)) : BMP[c];
  }

  static byte of(int codePoint) {
    return codePoint < 0x10000 ? BMP[codePoint] : classify(codePoint);
  }

  static boolean isLetter(byte charClass) {
    return charClass >= UPPER && charClass <= UNCASED;
  }

  static boolean isSpace(byte charClass) {
    return charClass == SPACE || charClass == NEWLINE;
  }

  /** The property White_Space. */
  static boolean isWhiteSpace(int codePoint) {
    return isSpace(of(codePoint));
  }

  /** The categories Nd, Nl and No. */
  static boolean isNumber(int codePoint) {
    return of(codePoint) == NUMBER;
  }

  /** The categories P*, and every ASCII character that is neither letter, digit nor control. */
  static boolean isPunctuation(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint > ' ' && codePoint < 0x7f && of(codePoint) == OTHER;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** A word character as UTS #18 defines it: Alphabetic, M, Nd, Pc and Join_Control. */
  static boolean isWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> Character.isAlphabetic(codePoint) || codePoint == 0x200c || codePoint == 0x200d;
    };
  }

  private static byte classify(int codePoint) {
    if (codePoint == '\r' || codePoint == '\n') {
      return NEWLINE;
    }
    if (codePoint == '\t'
        || codePoint == 0x0b
        || codePoint == 0x0c
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint)) {
      return SPACE;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
      case Character.LOWERCASE_LETTER -> LOWER;
      case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> UNCASED;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          MARK;
      default -> OTHER;
    };
  }
}
