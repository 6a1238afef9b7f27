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

  private final WordList words;
  private final String[] classes;

  WordSpeller(WordList words, String[] classes) {
    this.words = words;
    this.classes = classes.clone();
  }

  /** {@return the characters, with words spelled anew} */
  List<ReadCharacter> spell(List<ReadCharacter> read, List<CtcStep> steps) {
    List<ReadCharacter> spelled = new ArrayList<>(read.size());
    int at = 0;
    while (at < read.size()) {
      int end = at;
      while (end < read.size() && !read.get(end).is(" ")) {
        end++;
      }
      int from = at;
      while (from < end && !read.get(from).isAlphanumeric()) {
        from++;
      }
      int to = end;
      while (to > from && !read.get(to - 1).isAlphanumeric()) {
        to--;
      }
      spelled.addAll(read.subList(at, from));
      spelled.addAll(word(read, from, to, steps));
      at = Math.min(read.size(), end + 1);
      spelled.addAll(read.subList(to, at));
    }
    return spelled;
  }

  private List<ReadCharacter> word(
      List<ReadCharacter> read, int from, int to, List<CtcStep> steps) {
    List<ReadCharacter> word = read.subList(from, to);
    int first = from == 0 ? 0 : read.get(from - 1).step() + 1;
    int behind = to == read.size() ? steps.size() : read.get(to).step();
    String text = ReadCharacter.text(word);
    if (first >= behind || !text.chars().allMatch(WordSpeller::isOfAWord)) {
      return word;
    }
    List<CtcStep> seen = steps.subList(first, behind);
    return seen.stream().allMatch(each -> each.highest() >= SURE)
        ? word
        : spell(word, text, seen, first);
  }

  /** Numbers and what is not of the Latin alphabet are no words. */
  private static boolean isOfAWord(int c) {
    return !Character.isDigit(c) && (c < 0x250 || c >= 0x2010 && c <= 0x2027);
  }

  private List<ReadCharacter> spell(
      List<ReadCharacter> word, String text, List<CtcStep> steps, int first) {
    String best = text;
    double highest = Double.NEGATIVE_INFINITY;
    double share = 0;
    double sum = 0;
    for (PrefixBeam.Text each : PrefixBeam.search(steps)) {
      String other = each.in(classes);
      sum += each.probability();
      if (other.equals(text) || words.has(other)) {
        double score = Math.log(each.probability()) + words.advantage(other);
        if (score > highest) {
          highest = score;
          best = other;
          share = each.probability();
        }
      }
    }
    return best.equals(text) ? word : characters(best, share / sum, first);
  }

  /** The characters of a word, each as likely as the others. */
  private static List<ReadCharacter> characters(String word, double probability, int step) {
    double each = Math.pow(probability, 1.0 / word.length());
    return word.chars()
        .mapToObj(c -> new ReadCharacter(Character.toString(c), each, step, 0))
        .toList();
  }
}
