package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderPreset;
import org.glyphreader.SourceTraits;
import org.glyphreader.spi.DocumentReaderProvider;
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
        .containsExactly("glyph-en", "glyph-zh", "document", "webpage", "code");
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
