package org.glyphreader.optical.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells words of the Latin alphabet that the network is unsure of: the likeliest of what it may
 * have seen and of words that are known. Small type makes {@code rn} of an m and {@code l} of an i;
 * that "modem" is a word too is why how likely each is counts. Safe for use by several threads.
 */
final class WordSpeller {

  /** A word all of whose steps are as sure as this is left alone. */
  private static final double SURE = 0.95;

  /** A word of more steps than this is none; its texts would be too many. */
  private static final int MOST_STEPS = 48;

  private static final String APOSTROPHES = "'’";

  private final WordList words;
  private final String[] classes;

  /**
   * A speller.
   *
   * @param words that are known
   * @param classes what each class of the network stands for
   */
  WordSpeller(WordList words, String[] classes) {
    this.words = words;
    this.classes = classes.clone();
  }

  /** {@return the characters, with words spelled anew; may be changed} */
  List<ReadCharacter> spell(List<ReadCharacter> read, List<CtcStep> steps) {
    List<ReadCharacter> spelled = new ArrayList<>(read.size());
    int from = 0;
    while (from < read.size()) {
      int to = from;
      while (to < read.size() && read.get(to).isOfAWord()) {
        to++;
      }
      if (to == from) {
        spelled.add(read.get(to++));
      } else {
        spelled.addAll(word(read, from, to, steps));
      }
      from = to;
    }
    return spelled;
  }

  /** A word, unless it holds digits, or is the end of another, as in "we'll". */
  private List<ReadCharacter> word(
      List<ReadCharacter> read, int from, int to, List<CtcStep> steps) {
    List<ReadCharacter> word = read.subList(from, to);
    String text = ReadCharacter.text(word);
    List<CtcStep> seen = steps.subList(first(read, from), behind(read, to, steps.size()));
    boolean left =
        from > 0 && APOSTROPHES.contains(read.get(from - 1).text())
            || text.chars().anyMatch(Character::isDigit)
            || seen.size() > MOST_STEPS
            || seen.stream().allMatch(each -> each.highest() >= SURE);
    return left ? word : spell(word, text, seen);
  }

  /** What precedes a word at once may be repeated up to its first step. */
  private static int first(List<ReadCharacter> read, int from) {
    boolean apart = from == 0 || read.get(from - 1).is(" ");
    int begin = from == 0 ? 0 : read.get(from - 1).step() + 1;
    return apart ? Math.min(begin, read.get(from).step()) : read.get(from).step();
  }

  /** A space that was not the likeliest may be at the word's last step. */
  private static int behind(List<ReadCharacter> read, int to, int steps) {
    return to == read.size() ? steps : Math.max(read.get(to).step(), read.get(to - 1).step() + 1);
  }

  private List<ReadCharacter> spell(List<ReadCharacter> word, String text, List<CtcStep> steps) {
    String best = text;
    double highest = 0;
    double sum = 0;
    boolean seen = false;
    for (PrefixBeam.Text each : PrefixBeam.search(steps)) {
      String other = each.in(classes);
      seen |= other.equals(text);
      if (other.equals(text) || words.has(other)) {
        double score = each.probability() * Math.exp(words.advantage(other));
        sum += score;
        if (score > highest) {
          highest = score;
          best = other;
        }
      }
    }
    return !seen || best.equals(text) ? word : characters(best, highest / sum, word.get(0).step());
  }

  /** The characters of a word, each as likely as the others. */
  private static List<ReadCharacter> characters(String word, double probability, int step) {
    double each = Math.pow(probability, 1.0 / word.length());
    return word.chars()
        .mapToObj(c -> new ReadCharacter(Character.toString(c), each, step, 0))
        .toList();
  }
}
