package org.glyphreader.fonts.cjk;

import java.io.InputStream;
import java.util.List;
import org.glyphreader.spi.FontProvider;

/** Brings {@code builtin:noto-sans-sc}. Stateless, safe for use by several threads. */
public final class NotoFontProvider implements FontProvider {

  private static final String NAME = "noto-sans-sc";

  @Override
  public List<String> names() {
    return List.of(NAME);
  }

  /** Below the fonts of glyph-render, which are smaller and have the wider choice of symbols. */
  @Override
  public int priority() {
    return 50;
  }

  @Override
  public InputStream open(String name) {
    if (!NAME.equals(name)) {
      throw new IllegalArgumentException("No font \"" + name + "\" here; there is " + NAME);
    }
    return NotoFontProvider.class.getResourceAsStream("NotoSansSC-Regular.ttf");
  }
}
