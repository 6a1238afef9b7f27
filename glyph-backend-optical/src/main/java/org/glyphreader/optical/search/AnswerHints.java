package org.glyphreader.optical.search;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern YEAR =
      Pattern.compile("\\b[12]\\d{3}\\b|'\\d\\d\\b|\\b\\d+ (?:BCE?|AD|CE)\\b|[\\d零〇一二三四五六七八九十]+年");

  private static final Pattern DATE =
      Pattern.compile(
          "\\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
              + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter"
              + "|century|centuries)\\b|\\d{4}-\\d\\d|[\\d零〇一二三四五六七八九十]+(?:年|月|日|世纪|年代)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SHARE =
      Pattern.compile(
          "%|\\bper ?cent|\\b(?:half|thirds?|quarters?|fifths?|majority|proportion)\\b|百分之|分之|成|半",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MONEY =
      Pattern.compile(
          "[$£€¥]|\\b(?:dollars?|pounds?|euros?|cents?|millions?|billions?)\\b|元|钱|块",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|centur\\w+|decades?|miles?|km"
              + "|kilomet\\w+|met(?:er|re)s?|feet|foot|inch\\w*|[mc]m|tons?|tonnes?|pounds?|lbs?)\\b"
              + "|\\d\\s?k?g\\b|[个年月天周日岁里米倍]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME =
      Pattern.compile(
          "\\b[12]\\d{3}(?:s|'s)?\\b|\\b\\d{1,2}(?:st|nd|rd|th)\\b|\\b\\d+ (?:BCE?|AD|CE)\\b|'\\d0'?s"
              + "|\\b(?:january|february|march|april|may|june|july|august|september|october|november|"
              + "december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|centuries|"
              + "decade|spring|summer|autumn|winter|today|now|recently|years?|months?|weeks?|days?)\\b"
              + "|[\\d零〇一二三四五六七八九十]+(?:年|月|日|世纪|年代|点)|世纪|朝代?|时期|时代|春|夏|秋|冬",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FULL_NAME =
      Pattern.compile(
          "\\b\\p{Lu}[\\w'’-]+ (?:\\p{Lu}\\.? ?|de |von |van |of |ibn |al-|bin )*\\p{Lu}[\\w'’-]+"
              + "|\\b(?:Dr|Mr|Mrs|St)\\. \\p{Lu}\\w*|[\\u3400-\\u9fff]+[·•][\\u3400-\\u9fff]+",
          Pattern.UNICODE_CHARACTER_CLASS);

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

  private static final Pattern COUNTED =
      Pattern.compile("\\bhow (?:many|much) ((?:[\\w-]+ ){0,2}[\\w-]+)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Words with so many letters in common at their beginning count as one. */
  private static final int STEM = 5;

  private final AnswerType type;
  private final String question;
  private final Set<String> counted;

  AnswerHints(String question) {
    this.type = AnswerType.of(question);
    this.question = question.toLowerCase(Locale.ROOT);
    Matcher things = COUNTED.matcher(this.question);
    this.counted = things.find() ? stems(things.group(1)) : Set.of();
  }

  /** How well {@code sentence} offers what is asked for, 0 to 1; ½ if nothing can be said. */
  double in(String sentence) {
    return switch (type) {
      case COUNT -> count(sentence);
      case SHARE -> SHARE.matcher(sentence).find() ? 1 : 0.5 * offers(NUMBER, sentence);
      case MONEY -> (MONEY.matcher(sentence).find() ? 1 : 0.5) * offers(NUMBER, sentence);
      case MEASURE -> (UNIT.matcher(sentence).find() ? 1 : 0.4) * offers(NUMBER, sentence);
      case YEAR -> offers(YEAR, sentence);
      case TIME ->
          Math.max(
              Math.max(offers(YEAR, sentence), offers(DATE, sentence)),
              0.6 * offers(TIME, sentence));
      case REASON -> offers(REASON, sentence);
      case PERSON -> Math.max(offers(FULL_NAME, sentence), 0.6 * offers(NAME, sentence));
      case NAME -> offers(NAME, sentence);
      case PLACE -> Math.max(offers(PLACE, sentence), 0.5 * offers(NAME, sentence));
      case OTHER -> 0.5;
    };
  }

  /**
   * 1 for a number of the things to be counted, less for others and least for what may be a year.
   */
  private double count(String sentence) {
    double best = 0;
    Matcher number = NUMBER.matcher(sentence);
    while (number.find()) {
      if (isNew(number.group())) {
        int end = Math.min(sentence.length(), number.end() + 40);
        Set<String> behind = stems(sentence.substring(number.end(), end));
        boolean ofThem = counted.isEmpty() || behind.stream().anyMatch(counted::contains);
        boolean year = YEAR.matcher(number.group()).matches();
        best = Math.max(best, ofThem ? 1 : year ? 0.3 : 0.7);
      }
    }
    return best;
  }

  private static Set<String> stems(String words) {
    return WORD.matcher(words.toLowerCase(Locale.ROOT))
        .results()
        .map(word -> word.group().substring(0, Math.min(STEM, word.group().length())))
        .collect(Collectors.toSet());
  }

  private double offers(Pattern pattern, String sentence) {
    Matcher found = pattern.matcher(sentence);
    while (found.find()) {
      boolean startsSentence = pattern == NAME && found.start() == 0 && isCommon(sentence, found);
      if (!startsSentence && isNew(found.group())) {
        return 1;
      }
    }
    return 0;
  }

  /** Whether the question lacks a word of {@code found}. */
  private boolean isNew(String found) {
    String lower = found.toLowerCase(Locale.ROOT);
    return !question.contains(lower)
        && WORD.matcher(lower).results().anyMatch(word -> !question.contains(word.group()));
  }

  /** Whether a capital at the beginning of a sentence need not mean a name. */
  private static boolean isCommon(String sentence, Matcher found) {
    int end = found.end();
    return end + 1 >= sentence.length() || !Character.isUpperCase(sentence.charAt(end + 1));
  }
}
