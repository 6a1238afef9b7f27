package org.glyphreader.tokenizers;

import java.util.Random;
import java.util.Set;

/** Text that is hard on tokenizers, the same for the same seed. */
final class RandomText {

  private static final String[] PIECES = {
    "'s",
    "'S",
    "'ſ",
    "'re",
    "'RE",
    "'Ve",
    "'ll",
    "'lL",
    "'d",
    "'t",
    "'M",
    "'x",
    "'",
    "''",
    " ",
    "  ",
    "   ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "\u000b",
    "\f",
    "\u0085",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\u2003",
    "\u200b",
    "\u200d",
    "\ufeff",
    "a",
    "b",
    "the",
    "The",
    "THE",
    "Hello",
    "world",
    "hELLO",
    "naïve",
    "ﬁ",
    "ß",
    "İ",
    "ı",
    "Σ",
    "ς",
    "K",
    "Å",
    "1",
    "12",
    "1234",
    "½",
    "Ⅷ",
    "٣",
    "७",
    "²",
    "日",
    "本語",
    "深度学习",
    "ひらがな",
    "カタカナ",
    "한국어",
    "العربية",
    "עברית",
    "हिन्दी",
    "ไทย",
    "é",
    "e\u0301",
    "\u0301",
    "\u0301\u0327",
    "ǅ",
    "ʰ",
    "😀",
    "👩\u200d👩\u200d👧",
    "🇩🇪",
    "𝒜",
    "𐐀",
    "𠀀",
    ".",
    ",",
    "!",
    "?!",
    "...",
    "—",
    "“",
    "”",
    "/",
    "//",
    "\\",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "#",
    "$",
    "%",
    "&",
    "*",
    "+",
    "=",
    "^",
    "`",
    "|",
    "~",
    "€",
    "©",
    "_",
    "<|endoftext|>",
    "[MASK]",
    "[CLS]",
    "<think>",
    "\u0000",
    "\u001f",
    "\u007f",
    "\ufffd",
    "▁"
  };

  /**
   * Blocks whose characters have kept their properties since Unicode 8, the version of the oracle's
   * tables for normalization and punctuation. (Those of its regular expressions are newer.)
   */
  private static final Set<Character.UnicodeBlock> SETTLED_BLOCKS =
      Set.of(
          Character.UnicodeBlock.BASIC_LATIN,
          Character.UnicodeBlock.LATIN_1_SUPPLEMENT,
          Character.UnicodeBlock.LATIN_EXTENDED_A,
          Character.UnicodeBlock.LATIN_EXTENDED_B,
          Character.UnicodeBlock.LATIN_EXTENDED_ADDITIONAL,
          Character.UnicodeBlock.IPA_EXTENSIONS,
          Character.UnicodeBlock.SPACING_MODIFIER_LETTERS,
          Character.UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
          Character.UnicodeBlock.GREEK,
          Character.UnicodeBlock.GREEK_EXTENDED,
          Character.UnicodeBlock.CYRILLIC,
          Character.UnicodeBlock.HEBREW,
          Character.UnicodeBlock.ARABIC,
          Character.UnicodeBlock.DEVANAGARI,
          Character.UnicodeBlock.THAI,
          Character.UnicodeBlock.GENERAL_PUNCTUATION,
          Character.UnicodeBlock.CURRENCY_SYMBOLS,
          Character.UnicodeBlock.LETTERLIKE_SYMBOLS,
          Character.UnicodeBlock.ARROWS,
          Character.UnicodeBlock.MATHEMATICAL_OPERATORS,
          Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          Character.UnicodeBlock.HIRAGANA,
          Character.UnicodeBlock.KATAKANA,
          Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
          Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
          Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_B,
          Character.UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
          Character.UnicodeBlock.HANGUL_SYLLABLES,
          Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
          Character.UnicodeBlock.PRIVATE_USE_AREA,
          Character.UnicodeBlock.EMOTICONS,
          Character.UnicodeBlock.MATHEMATICAL_ALPHANUMERIC_SYMBOLS);

  private final Random random;
  private final boolean settled;

  private RandomText(long seed, boolean settled) {
    random = new Random(seed);
    this.settled = settled;
  }

  /** All of Unicode. */
  static RandomText any(long seed) {
    return new RandomText(seed, false);
  }

  /** Only characters of long standing. */
  static RandomText settled(long seed) {
    return new RandomText(seed, true);
  }

  static boolean isSettled(int codePoint) {
    return Character.isDefined(codePoint)
        && SETTLED_BLOCKS.contains(Character.UnicodeBlock.of(codePoint));
  }

  /** About {@code length} pieces; one in ten is any character at all that is assigned. */
  String next(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(length) + 1; i > 0; i--) {
      if (random.nextInt(10) == 0) {
        text.appendCodePoint(anyCharacter());
      } else {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  private int anyCharacter() {
    while (true) {
      int codePoint =
          random.nextInt(3) == 0
              ? random.nextInt(Character.MAX_CODE_POINT + 1)
              : random.nextInt(0x3100);
      int type = Character.getType(codePoint);
      if (type != Character.UNASSIGNED
          && type != Character.SURROGATE
          && type != Character.PRIVATE_USE
          && (!settled || isSettled(codePoint))) {
        return codePoint;
      }
    }
  }
}
