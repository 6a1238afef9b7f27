package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;

/** Prose with sentences hidden in it at random places. */
final class Haystack {

  private static final int SENTENCES_PER_PARAGRAPH = 6;

  private record Placed(double depth, int order, String sentence) {}

  private Haystack() {}

  /** Prose of about {@code characters} code units in all, each needle at a random depth. */
  static String hide(List<String> needles, int characters, Random random) {
    return place(needles, characters, random, false);
  }

  /** As {@link #hide}, but the needles keep their order. */
  static String hideInOrder(List<String> needles, int characters, Random random) {
    return place(needles, characters, random, true);
  }

  private static String place(
      List<String> needles, int characters, Random random, boolean inOrder) {
    List<Double> depths = new ArrayList<>();
    int hidden = 0;
    for (String needle : needles) {
      depths.add(random.nextDouble());
      hidden += needle.length() + 1;
    }
    if (inOrder) {
      depths.sort(Comparator.naturalOrder());
    }
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < needles.size(); i++) {
      placed.add(new Placed(depths.get(i), i, needles.get(i)));
    }
    placed.sort(Comparator.comparingDouble(Placed::depth).thenComparingInt(Placed::order));
    return write(placed, Math.max(0, characters - hidden), random);
  }

  private static String write(List<Placed> needles, int prose, Random random) {
    StringBuilder text = new StringBuilder();
    int written = 0;
    int sentences = 0;
    int next = 0;
    while (written < prose || next < needles.size()) {
      if (next < needles.size() && (prose == 0 || written >= needles.get(next).depth() * prose)) {
        text.append(needles.get(next++).sentence());
      } else {
        String sentence = GeneratedText.sentence(TextKind.ENGLISH, random);
        written += sentence.length() + 1;
        text.append(sentence);
      }
      text.append(++sentences % SENTENCES_PER_PARAGRAPH == 0 ? '\n' : ' ');
    }
    return text.toString().strip();
  }
}
