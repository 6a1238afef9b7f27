package org.glyphreader.fonts.cjk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.glyphreader.spi.FontProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noto Sans SC is on the class path as a font provider")
class NotoFontProviderTest {

  @Test
  void theServiceLoaderFindsIt() {
    assertThat(ServiceLoader.load(FontProvider.class))
        .singleElement()
        .satisfies(provider -> assertThat(provider.names()).containsExactly("noto-sans-sc"));
  }

  @Test
  void theFontIsATrueTypeFileAndItsLicenceLiesBesideIt() throws IOException {
    try (InputStream in = new NotoFontProvider().open("noto-sans-sc")) {
      byte[] font = in.readAllBytes();
      assertThat(font).hasSizeGreaterThan(1_000_000).startsWith(0, 1, 0, 0);
    }
    assertThat(NotoFontProvider.class.getResource("NotoSansSC-LICENSE.txt")).isNotNull();
  }

  @Test
  void anotherNameIsRefused() {
    assertThatThrownBy(() -> new NotoFontProvider().open("noto-sans-jp"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"noto-sans-jp\"");
  }
}
