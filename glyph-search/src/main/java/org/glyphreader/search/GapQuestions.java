package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes questions of texts: which number stands in the gap of a sentence? Numbers are what readers
 * misread silently, and the sentence says where to look.
 */
final class GapQuestions {

  private static final int DOCUMENT_CHARACTERS = 4_000;
  private static final int LEAST_SENTENCE = 30;
  private static final int MOST_SENTENCE = 300;
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。！？\\n]+[.!?。！？]");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,])\\d{2,9}(?![\\w.,])");

  private GapQuestions() {}

  /** At most {@code most} questions, chosen by the seed, few about one part of a text. */
  static List<SearchQuestion> of(List<SearchText> texts, int most, long seed) {
    List<SearchQuestion> questions = new ArrayList<>();
    for (SearchText each : texts) {
      String text = each.text();
      for (int start = 0; start < text.length(); start += DOCUMENT_CHARACTERS) {
        String part = text.substring(start, Math.min(text.length(), start + DOCUMENT_CHARACTERS));
        ask(part, questions);
      }
    }
    Collections.shuffle(questions, new Random(seed));
    return List.copyOf(questions.subList(0, Math.min(most, questions.size())));
  }

  private static void ask(String part, List<SearchQuestion> questions) {
    Matcher sentences = SENTENCE.matcher(part.replaceAll("(?<=[^\\n])\\n(?=[^\\n])", " "));
    while (sentences.find()) {
      String sentence = sentences.group().strip();
      Matcher number = NUMBER.matcher(sentence);
      boolean fits = sentence.length() >= LEAST_SENTENCE && sentence.length() <= MOST_SENTENCE;
      if (fits && number.find() && onlyOnce(part, number.group())) {
        String gap =
            sentence.substring(0, number.start()) + "___" + sentence.substring(number.end());
        questions.add(
            new SearchQuestion(
                part, "Which number stands at ___ in: " + gap, List.of(number.group())));
      }
    }
  }

  private static boolean onlyOnce(String text, String word) {
    return text.indexOf(word) == text.lastIndexOf(word);
  }
}
