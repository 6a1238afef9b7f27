package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.glyphreader.DocumentFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new StackOverflowError(), "a.pdf is nested too deeply"),
        Arguments.of(new OutOfMemoryError(), "raise -Xmx, lower the dpi, or split it"),
        Arguments.of(
            new NoClassDefFoundError("b/C"), "needs a library that is not on the class path"),
        Arguments.of(new IOException("cut"), "a.pdf is damaged: java.io.IOException: cut"),
        Arguments.of(new ClassCastException("odd"), "a.pdf is damaged"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverADecoderThrowsNamesTheDocumentAndARemedy(Throwable failure, String message) {
    assertThatThrownBy(() -> Guard.run("a.pdf", () -> fail(failure)))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageStartingWith("a.pdf")
        .hasMessageContaining(message)
        .hasCause(failure);
  }

  @Test
  void aRefusalPassesUnchanged() {
    DocumentFormatException refusal = new DocumentFormatException("no");
    assertThatThrownBy(() -> Guard.run("a.pdf", () -> fail(refusal))).isSameAs(refusal);
    assertThat(Guard.run("a.pdf", () -> 1)).isEqualTo(1);
  }

  private static Object fail(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) failure;
  }
}
