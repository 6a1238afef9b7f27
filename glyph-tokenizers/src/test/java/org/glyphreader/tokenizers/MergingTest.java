package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergingTest {

  @Test
  void longAndShortWordsAreMergedInTheOrderOfTheRanks() {
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      MergeTable table = new MergeTable(60);
      int next = 5;
      for (int rank = 0; rank < 40; rank++) {
        int left = random.nextInt(next);
        int right = random.nextInt(next);
        if (table.rank(left, right) == MergeTable.NEVER) {
          table.put(left, right, rank, next++);
        }
      }
      for (int size : new int[] {1, 2, 3, 10, 47, 48, 49, 50, 200, 1000}) {
        int[] word = random.ints(size, 0, 5).toArray();
        assertThat(Merging.merge(word.clone(), size, table)).isEqualTo(naive(word, table));
      }
    }
  }

  private static int[] naive(int[] word, MergeTable table) {
    List<Integer> symbols = new ArrayList<>();
    for (int symbol : word) {
      symbols.add(symbol);
    }
    while (true) {
      int best = -1;
      int bestRank = MergeTable.NEVER;
      for (int i = 0; i + 1 < symbols.size(); i++) {
        int rank = table.rank(symbols.get(i), symbols.get(i + 1));
        if (rank < bestRank) {
          best = i;
          bestRank = rank;
        }
      }
      if (best < 0) {
        return symbols.stream().mapToInt(Integer::intValue).toArray();
      }
      int right = symbols.remove(best + 1);
      symbols.set(best, table.result(symbols.get(best), right));
    }
  }
}
