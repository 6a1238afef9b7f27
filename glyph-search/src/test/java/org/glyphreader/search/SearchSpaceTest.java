package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.ModelDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchSpaceTest {

  private static final RenderConfig PLAIN =
      RenderConfig.builder()
          .pageSize(new PageSize(595, 842))
          .marginX(10)
          .marginY(10)
          .alignment(Alignment.LEFT)
          .build();

  private final SearchSpace space = SearchSpace.builder().build();

  @Test
  void every_key_of_a_configuration_can_be_searched() {
    assertThat(space.freeKeys())
        .containsExactlyInAnyOrderElementsOf(RenderConfig.builder().build().toMap().keySet());
  }

  @Test
  void drawn_designs_are_in_the_space_and_their_places_lead_back_to_them() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      RenderConfig design = space.draw(random);

      assertThat(space.objection(design)).isEmpty();
      assertThat(space.at(space.placeOf(design))).isEqualTo(design);
    }
  }

  @Test
  void the_same_seed_draws_the_same_designs() {
    assertThat(space.draw(new Random(3))).isEqualTo(space.draw(new Random(3)));
  }

  @Test
  void resolutions_from_60_to_120_are_favoured() {
    Random random = new Random(1);
    long normal =
        Stream.generate(() -> space.draw(random))
            .limit(400)
            .filter(each -> each.dpi() >= 60 && each.dpi() <= 120)
            .count();

    assertThat(normal).isGreaterThan(260);
  }

  @Test
  void keys_are_fixed_and_narrowed() {
    SearchSpace narrow =
        SearchSpace.builder()
            .fix("dpi", "72")
            .range("font-size", 8, 9)
            .range("line-height", 8.5, 9)
            .narrow("alignment", "LEFT|JUSTIFY")
            .narrow("margin-x", "3..6")
            .build();
    Random random = new Random(5);

    assertThat(narrow.freeKeys()).doesNotContain("dpi");
    for (int i = 0; i < 100; i++) {
      RenderConfig design = narrow.draw(random);
      assertThat(design.dpi()).isEqualTo(72);
      assertThat(design.fontSize()).isBetween(8.0, 9.0);
      assertThat(design.lineHeight()).isBetween(8.5, 9.0);
      assertThat(design.marginX()).isBetween(3.0, 6.0);
      assertThat(design.alignment()).isIn(Alignment.LEFT, Alignment.JUSTIFY);
      assertThat(narrow.objection(design)).isEmpty();
    }
    assertThat(narrow.objection(PLAIN.toBuilder().dpi(96).build()))
        .hasValue("dpi may not be 96; allowed is 72..72");
  }

  @Test
  void a_file_narrows_keys(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("space.json"),
            """
            {"dpi": {"from": 60, "to": 80}, "alignment": ["LEFT"], "page-size": "595,842", "reflow": true}
            """);

    RenderConfig design = SearchSpace.builder().narrow(file).build().draw(new Random(1));

    assertThat(design.dpi()).isBetween(60, 80);
    assertThat(design.alignment()).isEqualTo(Alignment.LEFT);
    assertThat(design.pageSize()).isEqualTo(new PageSize(595, 842));
    assertThat(design.reflow()).isTrue();
  }

  @Test
  void a_font_file_can_be_found_from_anywhere(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("space.json"), "{\"font-path\": \"my/font.ttf\"}");
    SearchSpace beside = SearchSpace.builder().narrow(file).build();
    SearchSpace here = SearchSpace.builder().fix("font-path", "my/font.ttf").build();

    assertThat(beside.allowed("font-path")).isEqualTo(folder.resolve("my/font.ttf").toString());
    assertThat(Path.of(here.allowed("font-path")))
        .isAbsolute()
        .isEqualTo(Path.of("my/font.ttf").toAbsolutePath());
  }

  @Test
  void bad_files_keys_and_values_are_named(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"dpi\": ");
    Path strange = Files.writeString(folder.resolve("strange.json"), "{\"dpi\": {\"least\": 3}}");

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> SearchSpace.builder().narrow(broken))
        .withMessageContaining("broken.json");
    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> SearchSpace.builder().narrow(strange))
        .withMessageContaining("\"dpi\" must have");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.builder().fix("dpl", "72"))
        .withMessageContaining("dpl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.builder().narrow("font-size", "9..7"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.builder().narrow("font-size", "small..9"))
        .withMessageContaining("7..9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.builder().choice("alignment", List.of("MIDDLE")))
        .withMessageContaining("MIDDLE");
  }

  @Test
  void senseless_designs_are_refused() {
    assertThat(space.objection(PLAIN)).isEmpty();
    assertRefused(PLAIN.toBuilder().fontColor(0xFFFFFF), "same colour");
    assertRefused(PLAIN.toBuilder().borderPadding(3), "padding");
    assertRefused(PLAIN.toBuilder().firstLineIndent(-10), "hang");
    assertRefused(PLAIN.toBuilder().dpi(45).fontSize(7), "px");
    assertRefused(PLAIN.toBuilder().paragraphBackground(0x1E1E1E).fontColor(0xD4D4D4), "dark");
    assertRefused(
        PLAIN.toBuilder()
            .theme(RenderConfig.Theme.DARK)
            .set("font-color", "#000000")
            .set("page-bg-color", "#FFFFFF")
            .set("para-bg-color", "#FFFFFF"),
        "theme");
  }

  @Test
  void pages_that_the_model_would_shrink_are_refused() {
    RenderConfig large = PLAIN.toBuilder().pageSize(new PageSize(1191, 1684)).dpi(150).build();
    VisualTokenizer few = VisualTokenizer.glm4v(12_544, 800_000);
    ModelDescription narrow =
        new ModelDescription("narrow", VisualTokenizer.glm4v(), OptionalLong.of(1_500));

    assertThat(space.objection(large).orElseThrow()).contains("GLM-4.1V would shrink");
    assertThat(objection(new ModelDescription("small", few, OptionalLong.empty())))
        .contains("would shrink pages of 595");
    assertThat(objection(narrow)).contains("630 visual tokens leave no room");
  }

  private String objection(ModelDescription model) {
    return space.readBy(Optional.of(model)).objection(PLAIN).orElseThrow();
  }

  private void assertRefused(RenderConfig.Builder design, String reason) {
    assertThat(space.objection(design.lineHeight(9).build()).orElseThrow()).contains(reason);
  }
}
