package org.glyphreader.optical.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * An inverted index of sentences: for each term the sentences that hold it and how often, in plain
 * arrays. Immutable once built; safe for use by several threads.
 */
final class TermIndex {

  /** Where a term occurs: the sentences in order, and how often in each. */
  static final class Postings {

    private int size;
    private int[] sentences = new int[2];
    private byte[] counts = new byte[2];

    int size() {
      return size;
    }

    int sentence(int i) {
      return sentences[i];
    }

    int count(int i) {
      return counts[i];
    }

    private void add(int sentence) {
      if (size > 0 && sentences[size - 1] == sentence) {
        counts[size - 1] = (byte) Math.min(Byte.MAX_VALUE, counts[size - 1] + 1);
        return;
      }
      if (size == sentences.length) {
        int larger = size + (size >> 1) + 2;
        sentences = Arrays.copyOf(sentences, larger);
        counts = Arrays.copyOf(counts, larger);
      }
      sentences[size] = sentence;
      counts[size++] = 1;
    }
  }

  /** A shorter text says nothing about how rare a word is: so many sentences are assumed. */
  private static final int FEWEST = 300;

  private final Map<String, Postings> terms = new HashMap<>();
  private final int[] lengths;
  private final double meanLength;

  private TermIndex(int sentences) {
    lengths = new int[sentences];
    meanLength = 0;
  }

  private TermIndex(TermIndex built) {
    terms.putAll(built.terms);
    lengths = built.lengths;
    meanLength = Math.max(1, Arrays.stream(lengths).average().orElse(1));
  }

  /** Indexes the sentences of {@code text}. */
  static TermIndex of(CharSequence text, Sentences sentences) {
    TermIndex index = new TermIndex(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      int sentence = i;
      TermAnalyzer.analyze(
          text.subSequence(sentences.start(i), sentences.end(i)),
          (term, position, start, end) -> index.add(term, sentence));
    }
    return new TermIndex(index);
  }

  private void add(CharSequence term, int sentence) {
    terms.computeIfAbsent(term.toString(), key -> new Postings()).add(sentence);
    lengths[sentence]++;
  }

  /** The sentences that hold {@code term}, or null if none does. */
  Postings postings(String term) {
    return terms.get(term);
  }

  /** How many sentences hold {@code term}. */
  int frequency(String term) {
    Postings postings = terms.get(term);
    return postings == null ? 0 : postings.size();
  }

  /** How rare a term is: ln(1 + (N − n + ½) / (n + ½)), as in BM25. */
  double idf(String term) {
    int n = frequency(term);
    return Math.log(1 + (Math.max(FEWEST, lengths.length) - n + 0.5) / (n + 0.5));
  }

  /** The terms in a sentence. */
  int length(int sentence) {
    return lengths[sentence];
  }

  double meanLength() {
    return meanLength;
  }
}
