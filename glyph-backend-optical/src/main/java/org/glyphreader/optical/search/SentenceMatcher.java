package org.glyphreader.optical.search;

import java.util.SortedMap;

/** Measures how the sentences of embedded blocks match a question. */
final class SentenceMatcher {

  /** So many words beyond the question's are enough for an answer. */
  private static final double ENOUGH_NOVELTY = 8;

  private final String text;
  private final Sentences sentences;
  private final QuestionTerms terms;
  private final AnswerHints hints;
  private final LexicalScores lexical;
  private final TokenVectors question;

  SentenceMatcher(
      String text,
      Sentences sentences,
      QuestionTerms terms,
      AnswerHints hints,
      LexicalScores lexical,
      TokenVectors question) {
    this.text = text;
    this.sentences = sentences;
    this.terms = terms;
    this.hints = hints;
    this.lexical = lexical;
    this.question = question;
  }

  /** Adds the sentences of a block, of which {@code first} is the first, to {@code sink}. */
  void match(int first, TokenVectors block, SortedMap<Integer, SentenceMatch> sink) {
    for (int k = 0; k < block.sentences(); k++) {
      int i = first + k;
      String sentence = text.substring(sentences.start(i), sentences.end(i));
      sink.put(
          i,
          new SentenceMatch(
              i,
              lexical.mask(i),
              block.nearest(k, question),
              block.meanCosine(k, question),
              hints.in(sentence),
              novelty(sentence)));
    }
  }

  private double novelty(String sentence) {
    int[] fresh = {0};
    TermAnalyzer.analyze(
        sentence,
        (term, position, start, end) -> fresh[0] += terms.mentions(term.toString()) ? 0 : 1);
    return Math.min(1, fresh[0] / ENOUGH_NOVELTY);
  }
}
