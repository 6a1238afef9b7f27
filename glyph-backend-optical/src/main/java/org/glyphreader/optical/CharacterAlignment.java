package org.glyphreader.optical;

/** Maps the characters of a recognised line to those of the line that is known to stand there. */
final class CharacterAlignment {

  private CharacterAlignment() {}

  /**
   * For each offset into {@code read}, its end included, the offset into {@code known} that
   * corresponds to it in a shortest edit of the one into the other.
   */
  static int[] map(String read, String known) {
    int rows = read.length() + 1;
    int columns = known.length() + 1;
    int[][] cost = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, read, known);
      }
    }
    int[] map = new int[rows];
    int i = read.length();
    int j = known.length();
    map[i] = j;
    while (i > 0) {
      if (j > 0 && cost[i][j] == cost[i - 1][j - 1] + difference(read, known, i, j)) {
        i--;
        j--;
        map[i] = j;
      } else if (j > 0 && cost[i][j] == cost[i][j - 1] + 1) {
        j--;
      } else {
        i--;
        map[i] = j;
      }
    }
    map[0] = 0;
    return map;
  }

  private static int cheapest(int[][] cost, int i, int j, String read, String known) {
    int replaced = cost[i - 1][j - 1] + difference(read, known, i, j);
    return Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
  }

  private static int difference(String read, String known, int i, int j) {
    return read.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1;
  }
}
