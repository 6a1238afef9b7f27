package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;
import org.junit.jupiter.api.Test;

class OpticalBackendProviderTest {

  private static final WorkMonitor MONITOR =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Optional.empty();
        }
      };

  private final OpticalBackendProvider provider = new OpticalBackendProvider();

  private static BackendSettings settings(String device, Map<String, String> options) {
    return new BackendSettings(Optional.empty(), device, Optional.empty(), options);
  }

  @Test
  void isFoundAndSaysWhatItIs() {
    assertThat(ServiceLoader.load(BackendProvider.class))
        .anyMatch(found -> found instanceof OpticalBackendProvider);
    assertThat(ServiceLoader.load(TextRecognizerProvider.class))
        .anyMatch(found -> found instanceof OpticalTextRecognizerProvider);
    assertThat(provider.name()).isEqualTo("optical");
    assertThat(provider.options()).containsExactly("text-layer");
    assertThat(provider.supports(Path.of("model"))).isFalse();
    assertThat(provider.describe(Optional.empty())).isEmpty();
    assertThat(provider.probe(BackendSettings.DEFAULT).available()).isTrue();
  }

  @Test
  void namesWhatIsMissingOnAnotherPlatform() {
    String key = "org.bytedeco.javacpp.platform";
    String before = System.getProperty(key);
    System.setProperty(key, "solaris-sparc");
    try {
      var probe = provider.probe(BackendSettings.DEFAULT);
      assertThat(probe.available()).isFalse();
      assertThat(probe.remedy()).contains("org.bytedeco:onnxruntime:solaris-sparc");
    } finally {
      if (before == null) {
        System.clearProperty(key);
      } else {
        System.setProperty(key, before);
      }
    }
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> provider.open(settings("auto", Map.of("text-layer", "trust"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text-layer must be locate or ignore, not \"trust\"");
    assertThatThrownBy(() -> provider.open(settings("cuda:0", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cuda:0");
  }

  @Test
  void namesWhatWasClosed() {
    Backend backend = provider.open(BackendSettings.DEFAULT);
    ReadingSession session = backend.read(List.of(), MONITOR);
    ReadingSession open = backend.read(List.of(), MONITOR);
    session.close();
    session.close();
    assertThatThrownBy(() -> session.replaceFrom(1, List.of(), MONITOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("session");
    backend.close();
    backend.close();
    assertThatThrownBy(() -> backend.read(List.of(), MONITOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The optical reader is closed");
    assertThatThrownBy(() -> open.replaceFrom(1, List.of(), MONITOR))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sharesModelsUntilTheLastUserIsGone() {
    TextRecognizer recognizer = new OpticalTextRecognizerProvider().open();
    Backend backend = provider.open(BackendSettings.DEFAULT);
    backend.close();
    Pixels blank = Pixels.wrap(80, 40, 1, white(80 * 40));
    assertThat(recognizer.recognize(blank, MONITOR)).isEmpty();
    recognizer.close();
    recognizer.close();
    assertThatThrownBy(() -> recognizer.recognize(blank, MONITOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The text recogniser is closed");
  }

  private static byte[] white(int length) {
    byte[] pixels = new byte[length];
    java.util.Arrays.fill(pixels, (byte) 255);
    return pixels;
  }
}
