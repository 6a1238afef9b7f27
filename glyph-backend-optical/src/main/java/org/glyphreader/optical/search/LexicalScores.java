package org.glyphreader.optical.search;

import java.util.Arrays;

/**
 * How well the sentences between two numbers match the terms of a question: BM25 of the sentence,
 * of it and its two neighbours, and of its paragraph, each as a share of the highest score there
 * could be; and which terms occur.
 */
final class LexicalScores {

  private static final double K1 = 1.2;
  private static final double B = 0.5;

  private final QuestionTerms terms;
  private final TermIndex index;
  private final Sentences sentences;
  private final int from;
  private final int to;
  private final float[] sentence;
  private final float[] window;
  private final float[] paragraph;
  private final long[] masks;
  private final long[] paragraphMasks;
  private final int[] windowCounts;

  LexicalScores(QuestionTerms terms, TermIndex index, Sentences sentences, int from, int to) {
    this.terms = terms;
    this.index = index;
    this.sentences = sentences;
    this.from = from;
    this.to = to;
    int size = to - from;
    sentence = new float[size];
    window = new float[size];
    paragraph = new float[size == 0 ? 0 : paragraphAt(size - 1) + 1];
    masks = new long[size];
    paragraphMasks = new long[paragraph.length];
    windowCounts = new int[size];
    int[] paragraphLengths = new int[paragraph.length];
    for (int i = 0; i < size; i++) {
      paragraphLengths[paragraphAt(i)] += index.length(from + i);
    }
    double mean = Arrays.stream(paragraphLengths).average().orElse(1);
    for (int i = 0; i < terms.size(); i++) {
      TermIndex.Postings postings = index.postings(terms.term(i));
      if (postings != null) {
        addTerm(i, postings, paragraphLengths, mean);
      }
    }
    for (int i = 0; i < size; i++) {
      paragraphMasks[paragraphAt(i)] |= masks[i];
    }
  }

  private int paragraphAt(int i) {
    return sentences.paragraph(from + i) - sentences.paragraph(from);
  }

  private void addTerm(
      int term, TermIndex.Postings postings, int[] paragraphLengths, double meanParagraph) {
    double weight = terms.weight(term);
    int current = -1;
    int inParagraph = 0;
    for (int p = 0; p < postings.size(); p++) {
      int at = postings.sentence(p) - from;
      if (at < 0 || at >= sentence.length) {
        continue;
      }
      int count = postings.count(p);
      masks[at] |= 1L << term;
      sentence[at] += weight * saturate(count, index.length(from + at), index.meanLength());
      for (int w = at - 1; w <= at + 1; w++) {
        if (w == at
            || w >= 0 && w < window.length && sentences.sameParagraph(from + w, from + at)) {
          windowCounts[w] += count;
        }
      }
      int block = paragraphAt(at);
      if (block != current && current >= 0) {
        paragraph[current] +=
            weight * saturate(inParagraph, paragraphLengths[current], meanParagraph);
        inParagraph = 0;
      }
      current = block;
      inParagraph += count;
    }
    if (current >= 0) {
      paragraph[current] +=
          weight * saturate(inParagraph, paragraphLengths[current], meanParagraph);
    }
    for (int p = 0; p < postings.size(); p++) {
      int at = postings.sentence(p) - from;
      for (int w = Math.max(0, at - 1); w <= at + 1 && w < window.length; w++) {
        if (windowCounts[w] > 0) {
          window[w] += weight * saturate(windowCounts[w], windowLength(w), 3 * index.meanLength());
          windowCounts[w] = 0;
        }
      }
    }
  }

  private int windowLength(int at) {
    int length = index.length(from + at);
    for (int w = at - 1; w <= at + 1; w += 2) {
      if (w >= 0 && w < window.length && sentences.sameParagraph(from + w, from + at)) {
        length += index.length(from + w);
      }
    }
    return length;
  }

  private static double saturate(int count, int length, double mean) {
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length / mean));
  }

  private double share(double score) {
    return terms.total() == 0 ? 0 : score / (terms.total() * (K1 + 1));
  }

  double sentence(int number) {
    return share(sentence[number - from]);
  }

  double window(int number) {
    return share(window[number - from]);
  }

  double paragraph(int number) {
    return share(paragraph[paragraphAt(number - from)]);
  }

  /** The terms in a sentence, a bit for each; none outside the sentences looked at. */
  long mask(int number) {
    return number < from || number >= to ? 0 : masks[number - from];
  }

  /**
   * The share of the weight of all terms, 0 to 1, that occur in the paragraph of a sentence, the
   * two before and the one behind: what a text is about is often said only there.
   */
  double surroundings(int number) {
    return terms.coverage(surroundingMask(number));
  }

  private long surroundingMask(int number) {
    int own = paragraphAt(number - from);
    long mask = paragraphMasks[own];
    int before = sentences.paragraphStart(number);
    for (int i = 1; i <= 2 && own >= i && sentences.sameSource(before - 1, number); i++) {
      mask |= paragraphMasks[own - i];
      before = sentences.paragraphStart(before - 1);
    }
    int behind = sentences.paragraphEnd(number);
    boolean followed = own + 1 < paragraphMasks.length && sentences.sameSource(number, behind);
    return followed ? mask | paragraphMasks[own + 1] : mask;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
