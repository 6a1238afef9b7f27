package org.glyphreader.optical.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A question cut into words, and what each token of them counts when the question is compared with
 * a text: by its rarity in the document, and whether it names what is asked for ("Which
 * <em>fraternity</em> …").
 */
final class QuestionWords {

  private static final Set<String> ASKING = Set.of("which", "what", "how", "whose");

  private QuestionWords() {}

  /** The words; each ideograph is one. */
  static List<String> of(String question) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      boolean alone = Characters.isHan(c) && !Character.isSurrogate(c);
      if (alone || Characters.isBlank(c)) {
        flush(word, words);
      }
      if (alone) {
        words.add(String.valueOf(c));
      } else if (!Characters.isBlank(c)) {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** For each token the weight of the word it belongs to. */
  static float[] weights(List<String> words, TokenVectors vectors, QuestionTerms terms) {
    float[] weights = new float[vectors.tokens()];
    int at = 0;
    for (int i = 0; i < vectors.sentences(); i++) {
      float weight = weight(words.get(i), terms);
      for (int k = 0; k < vectors.tokens(i); k++) {
        weights[at++] = weight;
      }
    }
    return weights;
  }

  /** For each token 1 if it belongs to the noun behind "which", "what" or "how", else 0. */
  static float[] focus(List<String> words, TokenVectors vectors, QuestionTerms terms) {
    float[] focus = new float[vectors.tokens()];
    int at = 0;
    int near = 0;
    for (int i = 0; i < vectors.sentences(); i++) {
      boolean asks = ASKING.contains(words.get(i).toLowerCase(Locale.ROOT));
      near = asks ? 3 : near - 1;
      boolean named = !asks && near > 0 && weight(words.get(i), terms) > 0;
      for (int k = 0; k < vectors.tokens(i); k++) {
        focus[at++] = named ? 1 : 0;
      }
      near = named ? 0 : near;
    }
    return focus;
  }

  private static float weight(String word, QuestionTerms terms) {
    float[] highest = {0};
    TermAnalyzer.analyze(
        word,
        (term, position, start, end) -> {
          int number = terms.indexOf(term.toString());
          if (number >= 0) {
            highest[0] = Math.max(highest[0], (float) terms.weight(number));
          }
        });
    return highest[0];
  }
}
