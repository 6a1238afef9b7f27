package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderPreset;
import org.glyphreader.SourceTraits;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.RenderPresetProvider;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.spi.StorageProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The service loader finds what this module brings")
class ProvidersTest {

  private static final SourceTraits PROSE = SourceTraits.of("text/plain", false, "some prose");

  private static RenderConfig preset(String name) {
    return new StandardPresetProvider()
        .presets().stream()
            .filter(preset -> preset.name().equals(name))
            .findFirst()
            .orElseThrow()
            .configFor(PROSE);
  }

  @Test
  void everyProviderIsRegistered() {
    assertThat(ServiceLoader.load(RendererProvider.class)).isNotEmpty();
    assertThat(ServiceLoader.load(StorageProvider.class)).isNotEmpty();
    assertThat(ServiceLoader.load(DocumentReaderProvider.class)).isNotEmpty();
    assertThat(ServiceLoader.load(RenderPresetProvider.class)).isNotEmpty();
    assertThat(ServiceLoader.load(FontProvider.class).stream()).hasSize(2);
  }

  @Test
  void presetsHaveNamesAndDescriptions() {
    assertThat(new StandardPresetProvider().presets())
        .extracting(RenderPreset::name)
        .containsExactly("glyph-en", "glyph-zh", "document", "webpage", "code", "dense");
    assertThat(new StandardPresetProvider().presets())
        .allMatch(preset -> !preset.description().isBlank());
  }

  @Test
  void glyphEnIsThePublishedDesign() {
    RenderConfig golden =
        Setup.config(Setup.goldenJson("expected.json").get("cases").get(0).get("config"));
    assertThat(preset("glyph-en"))
        .isEqualTo(golden.toBuilder().fontPath("builtin:dejavu-sans").build());
    assertThat(preset("glyph-zh"))
        .isEqualTo(golden.toBuilder().fontPath("builtin:noto-sans-sc").build());
  }

  @Test
  void theCodePresetIsMonospacedAndKeepsLines() {
    RenderConfig code = preset("code");
    assertThat(code.fontPath()).isEqualTo("builtin:dejavu-sans-mono");
    assertThat(code.newlineMarkup()).isEqualTo("<br/>");
    assertThat(code.dpi()).isBetween(72, 80);
  }

  @Test
  void theDensePresetAdaptsToProseChineseAndCode() {
    RenderConfig prose = dense(PROSE);
    assertThat(prose).isEqualTo(preset("dense"));
    assertThat(prose.reflow()).isTrue();
    assertThat(prose.fontSize()).isLessThan(preset("glyph-en").fontSize());
    assertThat(prose.lineHeight()).isLessThan(preset("glyph-en").lineHeight());
    RenderConfig chinese = dense(SourceTraits.of("text/plain", false, "\u5982\u4f55\u9605\u8bfb"));
    assertThat(chinese.fontPath()).isEqualTo("builtin:noto-sans-sc");
    assertThat(chinese.horizontalScale()).isEqualTo(1);
    RenderConfig code = dense(SourceTraits.of("text/x-source", true, "int a;"));
    assertThat(code.fontPath()).isEqualTo("builtin:dejavu-sans-mono");
    assertThat(code.reflow()).isFalse();
    RenderConfig markdown = dense(SourceTraits.of("text/markdown", false, "# some prose"));
    assertThat(markdown.newlineMarkup()).isEqualTo("<br/>");
  }

  @Test
  void theDensePresetCostsLessThanThePublishedOne() {
    Flow prose =
        Flow.plain("The ferry leaves at noon, and nobody is on it but the cook. ".repeat(80));
    assertThat(area(prose, preset("dense"))).isLessThan(0.8 * area(prose, preset("glyph-en")));
  }

  private static double area(Flow flow, RenderConfig config) {
    return new FlowRendererProvider()
        .renderer().layout(flow, config, Setup.FONTS).pages().stream()
            .mapToDouble(page -> (double) page.width() * page.height())
            .sum();
  }

  private static RenderConfig dense(SourceTraits traits) {
    return new StandardPresetProvider()
        .presets().stream()
            .filter(preset -> preset.name().equals("dense"))
            .findFirst()
            .orElseThrow()
            .configFor(traits);
  }

  @Test
  void aFontProviderKnowsOnlyItsOwnFonts() throws Exception {
    for (FontProvider provider : Setup.FONTS) {
      for (String name : provider.names()) {
        try (var in = provider.open(name)) {
          assertThat(in.readNBytes(4)).containsExactly(0, 1, 0, 0);
        }
      }
      assertThatThrownBy(() -> provider.open("other"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("other");
    }
  }
}
