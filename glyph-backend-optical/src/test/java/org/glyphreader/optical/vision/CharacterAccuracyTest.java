package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CharacterAccuracyTest {

  @Test
  void countsEditsAgainstTheLengthOfWhatIsWritten() {
    assertThat(CharacterAccuracy.of("abcd", "abcd")).isEqualTo(1);
    assertThat(CharacterAccuracy.of("abcd", "abxd")).isEqualTo(0.75);
    assertThat(CharacterAccuracy.of("ab", "uvwxyz")).isZero();
    assertThat(CharacterAccuracy.of("", "")).isEqualTo(1);
    assertThat(CharacterAccuracy.of("", "a")).isZero();
  }

  @Test
  void ignoresWhiteSpace() {
    assertThat(CharacterAccuracy.editDistance("a b\u3000c\u00a0d\n", "abcd")).isZero();
  }

  @Test
  void countsCodePoints() {
    assertThat(CharacterAccuracy.editDistance("a😀b", "ab")).isEqualTo(1);
  }

  @Test
  void forgivesLookalikesOnlyWhenAsked() {
    String written = "（第1条）：“好”—完。";
    String read = "(第1条):\"好\"-完.";
    assertThat(CharacterAccuracy.of(written, read)).isLessThan(0.6);
    assertThat(
            CharacterAccuracy.of(CharacterAccuracy.plain(written), CharacterAccuracy.plain(read)))
        .isEqualTo(1);
  }

  @Test
  void agreesWithTheMatrix() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      String a = text(random, random.nextInt(300));
      String b = random.nextBoolean() ? text(random, random.nextInt(300)) : changed(random, a);
      assertThat(CharacterAccuracy.editDistance(a, b)).isEqualTo(matrix(a, b));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  private static String changed(Random random, String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < 10 && changed.length() > 0; i++) {
      changed.deleteCharAt(random.nextInt(changed.length()));
      changed.insert(random.nextInt(changed.length() + 1), 'x');
    }
    return changed.toString();
  }

  private static int matrix(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
        } else {
          int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
