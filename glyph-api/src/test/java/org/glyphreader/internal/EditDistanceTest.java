package org.glyphreader.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bit-parallel distance, held against the textbook's. */
class EditDistanceTest {

  private static final int[] ALPHABET = {'a', 'b', 'c', 'é', '读', '者', 0x1F600, 0x20000, ' '};

  private static long naive(int[] one, int[] other) {
    long[] row = new long[other.length + 1];
    for (int j = 0; j <= other.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length; i++) {
      long diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length; j++) {
        long above = row[j];
        long change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[other.length];
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  private static int[] visible(String text) {
    return text.codePoints().filter(c -> c != ' ').toArray();
  }

  @Test
  void equalsLevenshteinOnRandomTexts() {
    Random random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      String one = random(random, random.nextInt(220));
      String other = random(random, random.nextInt(220));
      assertThat(EditDistance.withoutSpaces(one, other).distance())
          .as("<%s> <%s>", one, other)
          .isEqualTo(naive(visible(one), visible(other)));
    }
  }

  @Test
  void equalsLevenshteinWhereTextsAreNearlyEqual() {
    Random random = new Random(12);
    for (int length : new int[] {63, 64, 65, 127, 128, 129, 1000}) {
      String one = random(random, length);
      StringBuilder other = new StringBuilder(one);
      for (int i = 0; i < 5; i++) {
        other.insert(random.nextInt(other.length()), 'x');
      }
      assertThat(EditDistance.withoutSpaces(one, other.toString()).distance())
          .isEqualTo(naive(visible(one), visible(other.toString())));
    }
  }

  @Test
  void whiteSpaceOfEveryKindDoesNotCount() {
    EditDistance compared = EditDistance.withoutSpaces("a b\u00A0c\u3000d\n", "abcd");
    assertThat(compared).isEqualTo(new EditDistance(0, 4));
    assertThat(compared.accuracy()).isEqualTo(1);
  }

  @Test
  void accuracyIsAShareThatIsNeverNegative() {
    assertThat(EditDistance.withoutSpaces("abcd", "abxd").accuracy()).isEqualTo(0.75);
    assertThat(EditDistance.withoutSpaces("ab", "completely else").accuracy()).isZero();
    assertThat(EditDistance.withoutSpaces("", "").accuracy()).isEqualTo(1);
    assertThat(EditDistance.withoutSpaces("", "x").accuracy()).isZero();
    assertThat(EditDistance.withoutSpaces("x", "").accuracy()).isZero();
  }
}
