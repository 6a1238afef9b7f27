package org.example;

import java.util.List;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderPreset;
import org.glyphreader.spi.RenderPresetProvider;

/** Brings a preset of one's own; found through META-INF/services. */
public final class NewspaperPresets implements RenderPresetProvider {

  @Override
  public List<RenderPreset> presets() {
    return List.of(
        RenderPreset.of(
            "newspaper",
            "Justified, on a narrow page; larger type for hard-wrapped text.",
            traits ->
                RenderConfig.builder()
                    .pageSize(new RenderConfig.PageSize(298, 842))
                    .marginX(8)
                    .marginY(8)
                    .fontSize(traits.hardWrapped() ? 9 : 8.5)
                    .alignment(Alignment.JUSTIFY)
                    .autoCropLastPage(true)
                    .build()));
  }
}
