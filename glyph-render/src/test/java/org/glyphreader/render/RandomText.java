package org.glyphreader.render;

import java.util.Random;

/** Texts that nobody would write. */
public final class RandomText {

  private static final String[] PARTS = {
    "word",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\f",
    "\u00A0",
    "\u00AD",
    "\u200B",
    "a",
    "汉字",
    "、",
    "。",
    "（",
    "」",
    "ひらがな",
    "한국어",
    "😀",
    "\uD83D",
    "\uDE00",
    "\uFEFF",
    "\u202E",
    "עברית",
    "العربية",
    "e\u0301",
    "\u0000",
    "\u0007",
    "\uFFFF",
    "\u2028",
    "\u3000",
    "ﬁ",
    "👩‍👩‍👧",
    "x".repeat(80),
    "&amp;",
    "<br/>",
    "<b>",
    "0123456789",
    "\u0E01\u0E33",
    "𝔘𝔫𝔦",
    "\uE000"
  };

  private RandomText() {}

  /** A text of up to so many parts. */
  public static String of(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(parts); i > 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
