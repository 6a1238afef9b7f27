package org.glyphreader.vlm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glyphreader.ModelFormatException;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptBuilderTest {

  private static List<ImageGrid> grids(GoldenCase golden) {
    VisualTokenizer glm = VisualTokenizer.glm4v();
    return golden.images().stream()
        .map(page -> glm.resize(page.width(), page.height()))
        .map(size -> new ImageGrid(size.height() / 28, size.width() / 28))
        .toList();
  }

  private static PromptBuilder builder(Path folder) {
    Checkpoint checkpoint = Checkpoint.open(TinyCheckpoint.copyTo(folder));
    return new PromptBuilder(checkpoint, checkpoint.tokenizer());
  }

  @Test
  void words_ids_and_positions_are_those_of_transformers(@TempDir Path folder) {
    PromptBuilder builder = builder(folder);
    for (GoldenCase golden : TinyCheckpoint.cases()) {
      List<ImageGrid> grids = grids(golden);
      VlmPrompt prompt = builder.build(grids, golden.question());

      assertThat(prompt.text()).isEqualTo(golden.prompt());
      assertThat(prompt.ids()).isEqualTo(golden.ids());
      assertThat(prompt.visualTokens()).isEqualTo(golden.visualTokens());
      if (!grids.isEmpty()) {
        assertThat(prompt.positions().slice(0, prompt.size())).isEqualTo(golden.positions());
      }
    }
  }

  @Test
  void an_image_advances_the_position_by_its_longer_side() {
    MRopePositions positions = new MRopePositions(0);
    positions.text(2);
    positions.image(new ImageGrid(2, 3));
    positions.text(1);

    assertThat(positions.slice(1, 9))
        .containsExactly(
            1, 2, 2, 2, 2, 2, 2, 5, //
            1, 2, 2, 2, 3, 3, 3, 5, //
            1, 2, 3, 4, 2, 3, 4, 5);
    assertThat(positions.next()).isEqualTo(6);
  }

  @Test
  void a_question_cannot_smuggle_an_image_in(@TempDir Path folder) {
    PromptBuilder builder = builder(folder);

    assertThatThrownBy(() -> builder.build(List.of(), "What is <|image|>?"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<|image|>");
  }

  @Test
  void a_template_that_ignores_images_is_refused(@TempDir Path folder) throws Exception {
    Path tiny = TinyCheckpoint.copyTo(folder);
    Files.writeString(tiny.resolve("chat_template.jinja"), "{{ messages[0].role }}");
    Checkpoint checkpoint = Checkpoint.open(tiny);
    PromptBuilder builder = new PromptBuilder(checkpoint, checkpoint.tokenizer());

    assertThatThrownBy(() -> builder.build(List.of(new ImageGrid(1, 1)), "Hi"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("0 image tokens", "1 images");
  }

  @Test
  void the_template_may_stand_in_the_tokenizer_configuration(@TempDir Path folder)
      throws Exception {
    Path tiny = TinyCheckpoint.copyTo(folder);
    String template = Files.readString(tiny.resolve("chat_template.jinja"));
    Files.delete(tiny.resolve("chat_template.jinja"));
    Files.writeString(
        tiny.resolve("tokenizer_config.json"),
        new com.fasterxml.jackson.databind.ObjectMapper()
            .createObjectNode()
            .put("chat_template", template)
            .toString());

    assertThat(Checkpoint.open(tiny).chatTemplate()).isEqualTo(template);
  }

  @Test
  void an_opened_thought_is_noticed(@TempDir Path folder) throws Exception {
    Path tiny = TinyCheckpoint.copyTo(folder);
    Files.writeString(tiny.resolve("chat_template.jinja"), "Go<think>\n");
    Checkpoint checkpoint = Checkpoint.open(tiny);

    assertThat(
            new PromptBuilder(checkpoint, checkpoint.tokenizer()).build(List.of(), "").thinking())
        .isTrue();
    assertThat(builder(folder.resolve("other")).build(List.of(), "").thinking()).isFalse();
  }
}
