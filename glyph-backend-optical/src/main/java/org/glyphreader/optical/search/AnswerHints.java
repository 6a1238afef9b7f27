package org.glyphreader.optical.search;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence offers the kind of words that a question asks for, beyond those that the
 * question itself has.
 */
final class AnswerHints {

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d+(?:[.,]\\d+)*|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
              + "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|"
              + "fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|third|"
              + "quarter|dozens?|once|twice|several|percent|daily|weekly|monthly|yearly|every)\\b"
              + "|[零〇一二三四五六七八九十百千万亿两半]+(?=[个位名条座颗天年月日次人种岁里米公元倍分周小章步部页行台张卷艘支颗])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME =
      Pattern.compile(
          "\\b[12]\\d{3}(?:s|'s)?\\b|\\b\\d{1,2}(?:st|nd|rd|th)\\b|\\b\\d+ (?:BCE?|AD|CE)\\b|'\\d0'?s"
              + "|\\b(?:january|february|march|april|may|june|july|august|september|october|november|"
              + "december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|centuries|"
              + "decade|spring|summer|autumn|winter|today|now|recently|years?|months?|weeks?|days?)\\b"
              + "|[\\d零〇一二三四五六七八九十]+(?:年|月|日|世纪|年代|点)|世纪|朝代?|时期|时代|春|夏|秋|冬",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{N}'’.&-]*|[\"“”‘《『「][^\"“”‘’《》』」]+|[\\u3400-\\u9fff]+[·•][\\u3400-\\u9fff]+"
              + "|[a-z]+[A-Z]\\w*|[A-Za-z][\\w.-]*(?=[\\u3400-\\u9fff，。])");

  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:because|since|due to|so that|in order|therefore|thus|hence|reasons?|as a result|for the"
              + " sake|caused?|thanks to|owing|so as|aim|purpose|to (?=\\p{Ll}))\\b"
              + "|因为|由于|为了|所以|因此|因而|以便|以免|从而|原因|为此|使得|导致|之所以|是因|缘故|目的",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE =
      Pattern.compile(
          "\\b(?:in|at|from|near|of|to|into|on) (?:the )?\\p{Lu}|[\\u3400-\\u9fff](?:国|省|市|州|岛|山|河|城|湖|海|洲|村|镇|县|港|堡|谷|北|南|东|西)|[在到于往从]");

  private final AnswerType type;
  private final String question;

  AnswerHints(String question) {
    this.type = AnswerType.of(question);
    this.question = question.toLowerCase(Locale.ROOT);
  }

  /** 1 if {@code sentence} offers what is asked for, 0 if not, ½ if nothing can be said. */
  double in(String sentence) {
    return switch (type) {
      case NUMBER -> offers(NUMBER, sentence);
      case TIME -> offers(TIME, sentence);
      case REASON -> offers(REASON, sentence);
      case PERSON, NAME -> offers(NAME, sentence);
      case PLACE -> Math.max(offers(PLACE, sentence), 0.5 * offers(NAME, sentence));
      case OTHER -> 0.5;
    };
  }

  private double offers(Pattern pattern, String sentence) {
    Matcher found = pattern.matcher(sentence);
    while (found.find()) {
      String word = found.group().toLowerCase(Locale.ROOT);
      boolean startsSentence = pattern == NAME && found.start() == 0 && isCommon(sentence, found);
      if (!startsSentence && !question.contains(word)) {
        return 1;
      }
    }
    return 0;
  }

  /** Whether a capital at the beginning of a sentence need not mean a name. */
  private static boolean isCommon(String sentence, Matcher found) {
    int end = found.end();
    return end + 1 >= sentence.length() || !Character.isUpperCase(sentence.charAt(end + 1));
  }
}
