package org.glyphreader.vlm.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPartsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      nullValues = "-",
      textBlock =
          """
          false § Just an answer.                              § -        § Just an answer.
          false § <think>Let me see.</think>It is 42.          § Let me see. § It is 42.
          false § <think> a~b </think>~~<answer> c~d </answer>~ § a~b      § c~d
          true  § Let me see.</think> It is 42.                § Let me see. § It is 42.
          true  § never closed<answer>yes</answer>             § never closed § yes
          false § <think>cut off                               § cut off  § -
          false § <think>x</think><|begin_of_box|>7<|end_of_box|> § x      § 7
          false § 3 < 4 and <b>bold</b> <thinking              § -        § 3 < 4 and <b>bold</b> <thinking
          false § a<think>1</think>b<think>2</think>c          § 12       § abc
          false § <<think>x</think>>                           § x        § <>
          false § <think></think>                              § -        § -
          """)
  void text_is_split_however_it_is_cut(
      boolean thinking, String text, String reasoning, String answer) {
    String written = text.replace('~', '\n');
    Random random = new Random(written.hashCode());
    for (int round = 0; round < 300; round++) {
      StringBuilder thought = new StringBuilder();
      StringBuilder said = new StringBuilder();
      AnswerParts parts = new AnswerParts(thinking, thought::append, said::append);
      int size = 1 + random.nextInt(round < 50 ? 1 : 20);
      for (int at = 0; at < written.length(); at += size) {
        parts.add(written.substring(at, Math.min(written.length(), at + size)));
      }
      parts.finish();

      assertThat(parts.reasoning())
          .isEqualTo(reasoning == null ? "" : reasoning.replace('~', '\n'));
      assertThat(parts.answer()).isEqualTo(answer == null ? "" : answer.replace('~', '\n'));
      assertThat(thought.toString()).isEqualTo(parts.reasoning());
      assertThat(said.toString()).isEqualTo(parts.answer());
    }
  }

  @Test
  void what_is_certain_is_passed_on_at_once() {
    StringBuilder said = new StringBuilder();
    AnswerParts parts = new AnswerParts(false, piece -> {}, said::append);
    parts.add("It is <");
    assertThat(said).hasToString("It is");
    parts.add("b> so");
    assertThat(said).hasToString("It is <b> so");
  }
}
