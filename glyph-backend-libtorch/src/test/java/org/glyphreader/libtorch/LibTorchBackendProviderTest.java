package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.bytedeco.javacpp.Pointer;
import org.glyphreader.Answer;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Question;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Probe;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider says, and the backend behind the public API. */
class LibTorchBackendProviderTest {

  private final LibTorchBackendProvider provider = new LibTorchBackendProvider();
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void copyModel() {
    model = TinyCheckpoint.copyTo(folder.resolve("tiny"));
  }

  private BackendSettings settings(String device, Map<String, String> options) {
    return new BackendSettings(Optional.of(model), device, Optional.of("float32"), options);
  }

  @Test
  void it_is_found() {
    assertThat(ServiceLoader.load(BackendProvider.class))
        .anyMatch(LibTorchBackendProvider.class::isInstance);
  }

  @Test
  void it_supports_glm_checkpoints_with_safetensors_only() throws IOException {
    assertThat(provider.supports(model)).isTrue();
    Files.delete(model.resolve("model.safetensors"));
    assertThat(provider.supports(model)).isFalse();
    assertThat(provider.supports(folder)).isFalse();
  }

  @Test
  void a_gpu_without_gpu_natives_is_refused_with_the_artifact_to_add() {
    Probe probe = provider.probe(settings("cuda:0", Map.of()));
    assertThat(probe.available()).isFalse();
    assertThat(probe.remedy()).contains("org.glyphreader:glyph-backend-libtorch-cuda");
    assertThatThrownBy(() -> provider.open(settings("cuda:0", Map.of())))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("only the CPU natives are on the class path");
  }

  @Test
  void without_a_model_it_says_what_to_set() {
    Probe probe = provider.probe(BackendSettings.DEFAULT);
    assertThat(probe.available()).isFalse();
    assertThat(probe.remedy()).contains("--model");
  }

  @Test
  void bad_devices_and_threads_are_quoted() {
    assertThatThrownBy(() -> provider.open(settings("tpu", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"tpu\"");
    assertThatThrownBy(() -> provider.open(settings("cpu", Map.of("threads", "0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"0\"");
  }

  @Test
  void a_document_is_read_once_and_asked_often() {
    try (GlyphEngine engine =
            GlyphEngine.builder()
                .backend("libtorch")
                .model(model)
                .dtype("float32")
                .option("threads", "2")
                .build();
        CompressedDocument document =
            engine.compress("The penalty for late delivery is five percent. ".repeat(20))) {
      Question question = Question.builder("What is the penalty?").maxNewTokens(5).build();
      Answer first = document.ask(question);
      Answer second = document.ask(question);

      assertThat(first.usage().visualTokens()).isPositive();
      assertThat(first.usage().answerTokens()).isEqualTo(5);
      assertThat(second.text()).isEqualTo(first.text());
      assertThat(engine.reader().name()).isEqualTo("libtorch");
      assertThat(engine.reader().device()).isEqualTo("cpu");
    }
  }

  @Test
  void many_questions_leave_nothing_behind() {
    try (GlyphEngine engine =
            GlyphEngine.builder().backend("libtorch").model(model).dtype("bfloat16").build();
        CompressedDocument document = engine.compress("A word or two. ".repeat(50))) {
      List<String> questions = List.of("What?", "Who wrote this, and when?", "Why is it so?");
      long before = 0;
      for (int i = 0; i < 60; i++) {
        document.ask(Question.builder(questions.get(i % questions.size())).maxNewTokens(2).build());
        if (i == questions.size()) {
          before = Pointer.totalCount();
        }
      }
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }
  }
}
