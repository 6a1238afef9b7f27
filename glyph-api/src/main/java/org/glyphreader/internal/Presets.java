package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.RenderPreset;
import org.glyphreader.spi.RenderPresetProvider;

/** The render presets on the class path, by name. */
public final class Presets {

  private final Map<String, RenderPreset> byName = new LinkedHashMap<>();

  public Presets(ClassLoader loader) {
    for (RenderPresetProvider provider :
        Services.find(RenderPresetProvider.class, loader).providers()) {
      for (RenderPreset preset : provider.presets()) {
        if (byName.putIfAbsent(preset.name(), preset) != null) {
          throw new IllegalArgumentException(
              "Two presets are named \""
                  + preset.name()
                  + "\"; one is in "
                  + Services.location(provider.getClass()));
        }
      }
    }
  }

  public List<RenderPreset> all() {
    return List.copyOf(byName.values());
  }

  /** The preset of that name, if a provider brings it. */
  Optional<RenderPreset> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The preset of that name. */
  public RenderPreset named(String name) {
    RenderPreset preset = byName.get(name);
    if (preset == null) {
      throw new IllegalArgumentException(
          "There is no preset \"" + name + "\"; there are " + new ArrayList<>(byName.keySet()));
    }
    return preset;
  }

  /** The preset of that name, or one that changes nothing if no provider brings it. */
  public RenderPreset namedOrDefault(String name) {
    RenderPreset preset = byName.get(name);
    return preset != null
        ? preset
        : RenderPreset.of(
            name, "reference defaults", t -> org.glyphreader.RenderConfig.builder().build());
  }
}
