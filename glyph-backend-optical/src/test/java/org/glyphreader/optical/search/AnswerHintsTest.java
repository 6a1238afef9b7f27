package org.glyphreader.optical.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHintsTest {

  @ParameterizedTest
  @CsvSource({
    "Who invented LISP?, PERSON",
    "When was it released?, TIME",
    "In what year did it end?, TIME",
    "Where was the founder studying when he began?, PLACE",
    "What was he hired for when he came?, OTHER",
    "How many copies were printed?, NUMBER",
    "Why did it fail?, REASON",
    "Which fraternity prepared it?, NAME",
    "What does it do?, OTHER",
    "谁写了这本书？, PERSON",
    "它是哪一年发布的？, TIME",
    "里面有多少个星官？, NUMBER",
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
    "How many are there?, There are thirty of them., 1",
    "为什么？, 因为下雨。, 1"
  })
  void findsItInASentence(String question, String sentence, double hint) {
    assertThat(new AnswerHints(question).in(sentence)).isEqualTo(hint);
  }
}
