package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.RenderPreset;

/** Brings render presets; found by {@link java.util.ServiceLoader}. */
public interface RenderPresetProvider {

  /** {@return its presets; their names must differ from all others} */
  List<RenderPreset> presets();
}
