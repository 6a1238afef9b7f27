package org.glyphreader.optical.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHintsTest {

  @ParameterizedTest
  @CsvSource({
    "Who invented LISP?, PERSON",
    "When was it released?, TIME",
    "In what year did it end?, YEAR",
    "Where was the founder studying when he began?, PLACE",
    "What was he hired for when he came?, OTHER",
    "How many copies were printed?, COUNT",
    "How heavy is it?, MEASURE",
    "How much did it cost?, MONEY",
    "What percentage of them voted?, SHARE",
    "Since when is it known?, TIME",
    "Why did it fail?, REASON",
    "Which fraternity prepared it?, NAME",
    "What does it do?, OTHER",
    "谁写了这本书？, PERSON",
    "它是哪一年发布的？, YEAR",
    "里面有多少个星官？, COUNT",
    "古人为什么这样做？, REASON",
    "他们要去哪里？, PLACE"
  })
  void knowsWhatIsAskedFor(String question, AnswerType type) {
    assertThat(AnswerType.of(question)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "When was it released?, It came out in May 1998., 1",
    "When was version 1998 released?, Version 1998 is good., 0",
    "Who invented LISP?, It was invented by John McCarthy., 1",
    "Who invented LISP?, It was invented long ago., 0",
    "Who invented LISP?, It was invented at MIT., 0.6",
    "How many ships sailed?, Thirty large ships were sent., 1",
    "How many ships sailed?, Thirty of them., 0.7",
    "How many ships sailed?, They left in 1588., 0.3",
    "In what year did they sail?, They left in May 1588., 1",
    "In what year did they sail?, They left on a day in May., 0",
    "When did they sail?, They left on a day in May., 1",
    "How much did it cost?, They paid $30., 1",
    "What percentage voted?, Almost 30% did., 1",
    "What percentage voted?, 30 of them did., 0.5",
    "How long did it take?, It took 30 days., 1",
    "How long did it take?, It took 30 ships., 0.4",
    "为什么？, 因为下雨。, 1"
  })
  void findsItInASentence(String question, String sentence, double hint) {
    assertThat(new AnswerHints(question).in(sentence)).isEqualTo(hint);
  }
}
