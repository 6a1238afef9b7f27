package org.glyphreader.render;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.glyphreader.spi.FontProvider;

/**
 * Brings {@code builtin:dejavu-sans} and {@code builtin:dejavu-sans-mono}. Stateless, safe for use
 * by several threads.
 */
public final class DejaVuFontProvider implements FontProvider {

  private static final Map<String, String> FILES =
      Map.of("dejavu-sans", "DejaVuSans.ttf", "dejavu-sans-mono", "DejaVuSansMono.ttf");

  /** Called by {@link java.util.ServiceLoader}. */
  public DejaVuFontProvider() {}

  @Override
  public List<String> names() {
    return List.of("dejavu-sans", "dejavu-sans-mono");
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public InputStream open(String name) {
    String file = FILES.get(name);
    if (file == null) {
      throw new IllegalArgumentException("No font \"" + name + "\" here; there are " + names());
    }
    return DejaVuFontProvider.class.getResourceAsStream("fonts/" + file);
  }
}
