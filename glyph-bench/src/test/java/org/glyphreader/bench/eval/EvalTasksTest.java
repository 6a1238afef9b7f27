package org.glyphreader.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvalTasksTest {

  static Stream<EvalTask> tasks() {
    return EvalTasks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_same_seed_gives_the_same_document_and_another_seed_another(EvalTask task) {
    assertThat(task.document(0, 5_000, new Random(4)))
        .isEqualTo(task.document(0, 5_000, new Random(4)));
    assertThat(task.document(0, 5_000, new Random(4)))
        .isNotEqualTo(task.document(0, 5_000, new Random(5)));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void documents_are_about_as_long_as_asked_for(EvalTask task) {
    assertThat(task.document(0, 20_000, new Random(1)).text().length()).isBetween(18_500, 21_000);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void every_answer_stands_in_its_document(EvalTask task) {
    EvalDocument document = task.document(0, 6_000, new Random(2));
    for (EvalQuestion question : document.questions()) {
      assertThat(document.text()).contains(question.answers());
    }
  }

  @Test
  void many_keys_share_one_haystack_and_one_is_asked_for() {
    EvalDocument document = document("niah-multikey", 1);

    assertThat(document.text().split("special magic numbers", -1)).hasSize(5);
    assertThat(document.questions()).hasSize(1);
    assertThat(document.questions().get(0).answers()).hasSize(1);
  }

  @Test
  void all_values_of_a_key_and_all_keys_of_a_question_are_to_be_found() {
    for (String task : List.of("niah-multivalue", "niah-multiquery")) {
      EvalQuestion question = document(task, 1).questions().get(0);
      assertThat(question.answers()).as(task).hasSize(4).doesNotHaveDuplicates();
      assertThat(question.all()).isTrue();
    }
  }

  @Test
  void variables_are_assigned_before_they_are_used() {
    String text = document("variable-tracking", 3).text();
    EvalQuestion question = document("variable-tracking", 3).questions().get(0);

    for (int i = 1; i < question.answers().size(); i++) {
      String before = question.answers().get(i - 1);
      String variable = question.answers().get(i);
      assertThat(text).contains("VAR " + variable + " = VAR " + before + ".");
      assertThat(text.indexOf("VAR " + variable + " ="))
          .isGreaterThan(text.indexOf("VAR " + before + " ="));
    }
  }

  @Test
  void the_frequent_words_are_frequent() {
    EvalDocument document = document("frequent-words", 3);
    List<String> words = List.of(document.text().split("\\s+"));

    List<String> answers = document.questions().get(0).answers();

    long third = words.stream().filter(answers.get(2)::equals).count();
    assertThat(third).isGreaterThan(words.size() / 30);
  }

  @Test
  void the_same_request_is_made_four_times_and_one_reply_is_right() {
    EvalDocument document = document("coreference", 9);
    EvalQuestion question = document.questions().get(0);
    String subject = question.text().replaceAll("What is the \\w+ (\\w+ about \\w+)\\?", "$1");

    String[] parts = document.text().split("User: Write a " + subject + "\\.\nAssistant: ", -1);

    assertThat(parts).hasSize(5);
    int asked =
        List.of("first", "second", "third", "fourth").indexOf(question.text().split(" ")[3]);
    assertThat(parts[asked + 1]).startsWith(question.answers().get(0));
  }

  @Test
  void an_unknown_task_is_refused_with_the_names_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EvalTasks.named("nonsense"))
        .withMessageContaining("nonsense")
        .withMessageContaining("niah-single, niah-uuid");
  }

  private static EvalDocument document(String task, long seed) {
    return EvalTasks.named(task).document(0, 6_000, new Random(seed));
  }
}
