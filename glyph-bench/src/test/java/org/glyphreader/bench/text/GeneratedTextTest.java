package org.glyphreader.bench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedTextTest {

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, b59d2e1ff43dd88be6fdb9aa3b6cdb48924a0b8aeb225458b3347bd0d863af25",
    "CHINESE, e2bddeb9994d249e4b0890f658bdb84f993b33ee8ff0b1f26f986d6f10ac6958",
    "CODE, 88ecb94e4d5dc56d9f7325502f3fc700605c8f9b85e8cc8378f254d459703460"
  })
  void the_inputs_of_benchmarks_never_change(TextKind kind, String sha256) {
    assertThat(GeneratedText.checksums()).containsEntry(kind.name(), sha256);
  }

  @ParameterizedTest
  @EnumSource
  void a_text_is_as_long_as_asked_for(TextKind kind) {
    assertThat(GeneratedText.of(kind, 0, 5)).isEmpty();
    assertThat(GeneratedText.of(kind, 12_345, 5)).hasSize(12_345);
  }

  @ParameterizedTest
  @EnumSource
  void a_longer_text_begins_with_the_shorter_one(TextKind kind) {
    assertThat(GeneratedText.of(kind, 9_000, 7)).startsWith(GeneratedText.of(kind, 4_000, 7));
  }

  @ParameterizedTest
  @EnumSource
  void texts_of_other_seeds_differ(TextKind kind) {
    assertThat(GeneratedText.of(kind, 500, 1)).isNotEqualTo(GeneratedText.of(kind, 500, 2));
  }

  @Test
  void a_negative_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeneratedText.of(TextKind.ENGLISH, -1, 1))
        .withMessageContaining("-1");
  }
}
