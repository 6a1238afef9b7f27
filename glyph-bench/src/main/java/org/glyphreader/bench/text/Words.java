package org.glyphreader.bench.text;

import java.util.Random;

/** Word lists and templates. */
final class Words {

  private Words() {}

  static String[] list(String words) {
    return words.strip().split("\\s+");
  }

  static String any(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }

  static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
