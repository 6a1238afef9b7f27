package org.glyphreader.tokenizers;

import java.util.Random;

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

  private final Random random;

  RandomText(long seed) {
    random = new Random(seed);
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
          && type != Character.PRIVATE_USE) {
        return codePoint;
      }
    }
  }
}
