package org.glyphreader.optical.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Finds the places of a text that answer a question. BM25 chooses a few passages, an embedding
 * model reads those, and a small model fitted on questions over other texts weighs what both say.
 *
 * <p>Immutable; safe for use by several threads. Keeps about ten bytes for each character of the
 * text.
 */
public final class DocumentSearch {

  /** From this share of Han ideographs among the letters on, a text counts as Chinese. */
  private static final double CHINESE = 0.15;

  private static final int BLOCKS = 20;
  private static final int QUOTES = 5;

  private final String text;
  private final TextEmbedder embedder;
  private final TextEmbedder.Language language;
  private final Sentences sentences;
  private final Blocks blocks;
  private final TermIndex index;

  private DocumentSearch(String text, List<Integer> sources, TextEmbedder embedder) {
    this.text = text;
    this.embedder = embedder;
    this.language =
        Characters.hanShare(text) >= CHINESE
            ? TextEmbedder.Language.CHINESE
            : TextEmbedder.Language.ENGLISH;
    this.sentences = SentenceSplitter.split(text, sources);
    this.blocks = Blocks.of(text, sentences);
    this.index = TermIndex.of(text, sentences);
  }

  /**
   * Indexes a text; nothing is embedded yet.
   *
   * @param text to be searched
   * @param embedder reads the passages that come into question
   * @return a search of that text
   */
  public static DocumentSearch of(String text, TextEmbedder embedder) {
    return of(text, List.of(), embedder);
  }

  /**
   * Indexes a text of several sources; no quote holds words of two.
   *
   * @param text to be searched
   * @param sources offsets at which the second source and each after it begin, in order
   * @param embedder reads the passages that come into question
   * @return a search of that text
   */
  public static DocumentSearch of(String text, List<Integer> sources, TextEmbedder embedder) {
    return new DocumentSearch(text, sources, embedder);
  }

  /** {@return the text that is searched} */
  public String text() {
    return text;
  }

  /**
   * Searches a part of the text.
   *
   * @param question in the language of the text
   * @param from offset at which the part begins
   * @param to offset behind it
   * @param step called between any two steps; what it throws ends the search
   * @return what was found
   */
  public SearchResult search(String question, int from, int to, Runnable step) {
    WindowRanking ranking = rank(question, from, to, step);
    return ranking.isEmpty()
        ? new SearchResult(0, List.of())
        : new SearchResult(ranking.confidence(), ranking.best(QUOTES));
  }

  /** Scores the windows that come into question. */
  WindowRanking rank(String question, int from, int to, Runnable step) {
    QuestionTerms terms = QuestionTerms.of(question, index);
    List<String> words = QuestionWords.of(question);
    int first = sentences.firstEndingAfter(from);
    int end = sentences.firstStartingFrom(to);
    TreeMap<Integer, SentenceMatch> matches = new TreeMap<>();
    WindowModel model = WindowModel.of(language);
    if (words.isEmpty() || first >= end) {
      return new WindowRanking(text, sentences, matches, null, model);
    }
    LexicalScores lexical = new LexicalScores(terms, index, sentences, first, end);
    step.run();
    TokenVectors asked = embedder.question(language, words);
    SentenceMatcher matcher =
        new SentenceMatcher(text, sentences, terms, new AnswerHints(question), lexical, asked);
    for (int block : candidates(lexical)) {
      step.run();
      matcher.match(blocks.first(block), embedded(block), matches);
    }
    matches.headMap(first).clear();
    matches.tailMap(end).clear();
    float[] weights = QuestionWords.weights(words, asked, terms);
    float[] focus = QuestionWords.focus(words, asked, terms);
    WindowFeatures features = new WindowFeatures(sentences, terms, lexical, weights, focus);
    return new WindowRanking(text, sentences, matches, features, model);
  }

  /** The blocks whose best sentence matches the question's terms best, in the order of the text. */
  private List<Integer> candidates(LexicalScores lexical) {
    record Scored(int block, double score) {}
    PriorityQueue<Scored> best =
        new PriorityQueue<>(BLOCKS + 1, Comparator.comparingDouble(Scored::score));
    int i = lexical.from();
    while (i < lexical.to()) {
      int block = blocks.blockOf(i);
      double score = 0;
      while (i < lexical.to() && blocks.blockOf(i) == block) {
        score = Math.max(score, firstScore(lexical, i++));
      }
      best.add(new Scored(block, score));
      if (best.size() > BLOCKS) {
        best.remove();
      }
    }
    List<Integer> chosen = new ArrayList<>();
    best.forEach(scored -> chosen.add(scored.block()));
    chosen.sort(Comparator.naturalOrder());
    return chosen;
  }

  private static double firstScore(LexicalScores lexical, int i) {
    return 0.5 * (lexical.sentence(i) + lexical.surroundings(i))
        + lexical.window(i)
        + lexical.paragraph(i);
  }

  private TokenVectors embedded(int block) {
    List<String> parts = new ArrayList<>();
    for (int i = blocks.first(block); i < blocks.end(block); i++) {
      parts.add(PlainText.oneLine(text.substring(sentences.start(i), sentences.end(i))));
    }
    return embedder.passage(language, parts);
  }
}
