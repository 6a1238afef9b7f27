package org.glyphreader.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.glyphreader.DocumentFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFileTest {

  @TempDir Path folder;

  @Test
  void questions_over_one_text_are_asked_after_one_reading() throws IOException {
    QuestionFile task =
        QuestionFile.read(
            file(
                """
                {"document": "A is B.", "question": "What is A?", "answers": ["B", "b"]}

                {"document": "C is D.", "question": "What is C?", "answers": ["D"]}
                {"document": "A is B.", "question": "What is B?", "answers": ["A"]}
                """));

    assertThat(task.name()).isEqualTo("qa:questions.jsonl");
    assertThat(task.documents()).isEqualTo(2);
    EvalDocument first = task.document(0, 0, new Random(0));
    assertThat(first.questions())
        .extracting(EvalQuestion::text)
        .containsExactly("What is A?", "What is B?");
    assertThat(first.questions().get(0).answers()).containsExactly("B", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"document\": \"A\"",
        "nonsense",
        "[]",
        "{\"question\": \"Q\", \"answers\": [\"a\"]}",
        "{\"document\": 7, \"question\": \"Q\", \"answers\": [\"a\"]}",
        "{\"document\": \"A\", \"question\": \" \", \"answers\": [\"a\"]}",
        "{\"document\": \"A\", \"question\": \"Q\", \"answers\": \"a\"}",
        "{\"document\": \"A\", \"question\": \"Q\", \"answers\": []}"
      })
  void a_damaged_line_is_named(String line) throws IOException {
    Path file = file("{\"document\": \"A\", \"question\": \"Q\", \"answers\": [\"a\"]}\n" + line);

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> QuestionFile.read(file))
        .withMessageContaining("questions.jsonl, line 2: ");
  }

  @Test
  void a_file_that_is_missing_or_empty_is_named() throws IOException {
    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> QuestionFile.read(folder.resolve("none.jsonl")))
        .withMessageContaining("none.jsonl does not exist");
    Path empty = file("\n\n");
    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> QuestionFile.read(empty))
        .withMessageContaining("holds no question");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("questions.jsonl"), content);
  }
}
