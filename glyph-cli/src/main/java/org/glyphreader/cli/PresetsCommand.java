package org.glyphreader.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.glyphreader.GlyphEngine;
import org.glyphreader.RenderPreset;
import org.glyphreader.Source;
import org.glyphreader.SourceTraits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glyph presets}: the page designs by name. */
@Command(name = "presets", description = "Lists the page designs.")
final class PresetsCommand implements Callable<Integer> {

  private static final SourceTraits PROSE =
      new SourceTraits(Source.PLAIN_TEXT, SourceTraits.Script.ALPHABETIC, false, false);

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "Print a JSON array with every design's keys.")
  boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<RenderPreset> presets = GlyphEngine.presets();
    if (json) {
      out.println(Json.pretty(presets.stream().map(PresetsCommand::describe).toList()));
      return 0;
    }
    for (RenderPreset preset : presets) {
      out.printf("%-10s %s%n", preset.name(), preset.description());
    }
    return 0;
  }

  private static Map<String, Object> describe(RenderPreset preset) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", preset.name());
    json.put("description", preset.description());
    json.put("config", preset.configFor(PROSE).toMap());
    return json;
  }
}
