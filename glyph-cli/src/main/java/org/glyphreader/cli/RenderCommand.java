package org.glyphreader.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Line;
import org.glyphreader.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glyph render}: draws a document as PNG pages. */
@Command(name = "render", description = "Draws a document as page_001.png, page_002.png, …")
final class RenderCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "INPUT", description = "A file, or - for stdin.")
  String input;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where pages go.")
  Path out;

  @Mixin InputOptions sources;

  @Mixin PageDesignOptions design;

  @Option(names = "--json", description = "Describe pages and compression as JSON.")
  boolean json;

  @Option(names = "--lines", description = "With --json: the text of every line.")
  boolean lines;

  @Override
  public Integer call() {
    Progress progress = new Progress(spec.commandLine().getErr());
    try (GlyphEngine engine = design.applyTo(GlyphEngine.builder()).build();
        CompressedDocument document = sources.compress(engine, List.of(input))) {
      design.reportFit(document, spec.commandLine().getErr());
      List<Path> files = PngFolder.write(document.pages(), out, progress);
      progress.clear();
      CompressionStats stats = document.stats();
      if (json) {
        spec.commandLine().getOut().println(Json.pretty(describe(document, files, stats)));
      } else {
        files.forEach(file -> spec.commandLine().getOut().println(file));
        summarise(stats);
      }
      Hints.print(stats, spec.commandLine().getErr());
      return 0;
    } finally {
      progress.clear();
    }
  }

  private void summarise(CompressionStats stats) {
    String ratio =
        stats.ratio().isPresent()
            ? "%d text tokens (%s), ratio %.2f"
                .formatted(
                    stats.textTokens().orElse(0),
                    stats.textTokenizer(),
                    stats.ratio().getAsDouble())
            : "text tokens unknown";
    spec.commandLine()
        .getErr()
        .printf(
            "%d pages, %d visual tokens (%s), %s%n",
            stats.pages(), stats.visualTokens(), stats.visualModel(), ratio);
  }

  private Map<String, Object> describe(
      CompressedDocument document, List<Path> files, CompressionStats stats) {
    List<Map<String, Object>> pages = new ArrayList<>();
    for (Page page : document.pages()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("file", files.get(page.number() - 1).getFileName().toString());
      each.put("width", page.width());
      each.put("height", page.height());
      each.put("visualTokens", page.visualTokens());
      if (lines) {
        each.put("lines", page.lines().stream().map(Line::text).toList());
      }
      pages.add(each);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("pages", pages);
    all.put("stats", Json.stats(stats));
    all.put("config", document.config().toMap());
    return design.withFit(all, document);
  }
}
