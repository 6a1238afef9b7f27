package org.glyphreader.bench.text;

import static org.glyphreader.bench.text.Words.any;

import java.util.Random;

/** Methods in Java that would compile. */
final class JavaCode {

  private static final String[] VERBS =
      Words.list("count find merge sort load store parse check split join update remove scan pack");
  private static final String[] NOUNS =
      Words.list(
          "Order Page Line Word Token Index Buffer Entry Record Packet Query Header Offset Block");
  private static final String[] NAMES =
      Words.list("total limit first last width height score offset length start best step rank");

  private JavaCode() {}

  static String method(Random random) {
    String noun = any(NOUNS, random);
    String name = any(NAMES, random);
    String other = any(NAMES, random) + noun;
    int number = random.nextInt(1000);
    return """
      /** Goes through all entries and gives the %1$s. */
      int %2$s%3$s(java.util.List<Integer> values, int %1$s) {
        int %4$s = %5$d;
        for (int value : values) {
          if (value > %1$s && value %% %6$d != 0) {
            %4$s += value - %1$s; // only what lies above
          } else {
            %4$s = Math.max(%4$s, value);
          }
        }
        return %4$s;
      }
    """
        .formatted(name, any(VERBS, random), noun, other, number, 2 + random.nextInt(30));
  }
}
