package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.glyphreader.optical.search.TextEmbedder.Language;
import org.glyphreader.optical.search.WindowModelFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Fits the weights of the search again and finds those in use; with {@code -Dglyph.fit=true} only,
 * for it takes minutes. What it prints is to be copied after a change of the features.
 */
@EnabledIfSystemProperty(named = "glyph.fit", matches = "true")
class WindowModelFitTest {

  @Test
  void english() {
    assertFitted("en", Language.ENGLISH, 0.006, 0.003);
  }

  @Test
  void chineseDoesWithoutTheFocusAndTheNumberOfSentences() {
    assertFitted("zh", Language.CHINESE, 0.002, 0.01, 6, 8);
  }

  private static void assertFitted(
      String name, Language language, double cost, double penalty, int... unused) {
    try (LoadedModels models = new LoadedModels()) {
      double[] fitted = new WindowModelFit(models, name).weights(cost, penalty, unused);
      System.out.println(name + " " + Arrays.toString(fitted));
      double[] used = WindowModelFit.inUse(language);
      for (int i = 0; i < used.length; i++) {
        assertThat(fitted[i]).isCloseTo(used[i], within(0.1));
      }
    }
  }
}
