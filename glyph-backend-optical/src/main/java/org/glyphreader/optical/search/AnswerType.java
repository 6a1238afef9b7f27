package org.glyphreader.optical.search;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of words a question asks for, judged by how it asks. */
enum AnswerType {
  /** A person. */
  PERSON(
      "\\b(who|whom|whose)\\b|\\b(which|what) (person|man|woman|author|king|president|scientist)\\b",
      "谁|哪位|哪个人|何人|什么人|哪一位"),
  /** A year. */
  YEAR("\\b(what|which|that|whose) (exact )?year\\b", "哪一?年|何年"),
  /** A point in time. */
  TIME(
      "\\bwhen\\b|\\b(what|which|that|whose) (exact )?(date|day|month|century|decade|period|era)\\b|\\bsince what\\b",
      "何时|什么时候|哪一?天|哪一?月|哪个?(世纪|年代|月份|日期|时期)|几[年月日号]|什么时间|多少年"),
  /** A part of a whole. */
  SHARE(
      "\\b(what|which|how (big|large) a) (is the )?(percentage|percent|per cent|share|proportion|fraction|ratio|part)\\b",
      "比例|百分之|几分之几"),
  /** A sum of money. */
  MONEY(
      "\\bhow much (money|did|does|do|is|are|was|were)\\b|\\bwhat (is the |was the )?(price|cost|salary|budget|revenue|fee)\\b",
      "多少钱|价格|费用"),
  /** A length, a duration or another measure. */
  MEASURE(
      "\\bhow (long|far|old|often|fast|tall|high|large|big|wide|deep|heavy|thick)\\b"
          + "|\\bwhat (is the |was the )?(length|size|age|distance|height|width|speed|weight|area)\\b",
      "多[大长远高久快重深宽厚]"),
  /** A number of things. */
  COUNT("\\bhow (many|much)\\b|\\bwhat (is the |was the )?(number|amount|population)\\b", "多少|几"),
  /** A reason or a purpose. */
  REASON(
      "\\bwhy\\b|\\bfor what (reason|purpose)\\b|\\bwhat (reason|caused|causes|purpose|made)\\b",
      "为什么|为何|何以|什么原因|怎么会|缘故|图什么|什么目的"),
  /** A place. */
  PLACE(
      "\\bwhere\\b|\\b(what|which) (country|city|town|place|region|state|island|river|continent|province|nation|village|area|location)\\b",
      "哪里|哪儿|何处|什么地方|哪个?(国家|城市|地方|岛|省|地区|方向)|哪国"),
  /** A name: of a thing, a group, a work. */
  NAME(
      "\\b(what|which) (was |is |are |were )?(the |its |their |his |her )?(\\w+ ){0,2}(name|names|term|nickname|title|word)\\b|\\bcalled\\b|\\bwhat .* (name|nickname|call)\\b|\\bwhich\\b",
      "名字|名称|叫什么|称为|叫做|哪个|哪种|哪一"),
  /** Anything else. */
  OTHER("", "");

  private final Pattern english;
  private final Pattern chinese;

  AnswerType(String english, String chinese) {
    this.english = english.isEmpty() ? null : Pattern.compile(english);
    this.chinese = chinese.isEmpty() ? null : Pattern.compile(chinese);
  }

  /**
   * The kind of words that {@code question} asks for: the first kind it names, for "Where was he
   * when it began?" asks for a place. Of two that begin at the same word the one listed first.
   */
  static AnswerType of(String question) {
    String lower = question.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    AnswerType first = OTHER;
    int earliest = Integer.MAX_VALUE;
    for (AnswerType type : values()) {
      int at = Math.min(begin(type.english, lower), begin(type.chinese, lower));
      if (at < earliest) {
        earliest = at;
        first = type;
      }
    }
    boolean aside =
        first == TIME && lower.startsWith("when", earliest) && asksBefore(lower, earliest);
    return aside ? OTHER : first;
  }

  private static int begin(Pattern pattern, String question) {
    if (pattern == null) {
      return Integer.MAX_VALUE;
    }
    Matcher found = pattern.matcher(question);
    return found.find() ? found.start() : Integer.MAX_VALUE;
  }

  /** Whether the question asks "what" or "how" before {@code end}. */
  private static boolean asksBefore(String question, int end) {
    return OTHER_ASKING.matcher(question).region(0, end).find();
  }

  private static final Pattern OTHER_ASKING = Pattern.compile("\\b(what|how|which)\\b");
}
