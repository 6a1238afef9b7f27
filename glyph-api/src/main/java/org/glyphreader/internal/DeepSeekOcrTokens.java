package org.glyphreader.internal;

import java.util.Map;
import java.util.TreeMap;
import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;

/**
 * DeepSeek-OCR's native resolutions: every image becomes a square with a fixed number of tokens.
 */
public record DeepSeekOcrTokens(int side, long tokensOfSquare) implements VisualTokenizer {

  private static final Map<Integer, Long> MODES =
      Map.of(512, 64L, 640, 100L, 1024, 256L, 1280, 400L);

  public static DeepSeekOcrTokens ofSide(int side) {
    Long tokens = MODES.get(side);
    if (tokens == null) {
      throw new IllegalArgumentException(
          "DeepSeek-OCR has no mode of " + side + " px, only " + new TreeMap<>(MODES).keySet());
    }
    return new DeepSeekOcrTokens(side, tokens);
  }

  @Override
  public String name() {
    return "DeepSeek-OCR-" + side;
  }

  @Override
  public Size resize(int width, int height) {
    return new Size(side, side);
  }

  @Override
  public long tokens(int width, int height) {
    return tokensOfSquare;
  }
}
