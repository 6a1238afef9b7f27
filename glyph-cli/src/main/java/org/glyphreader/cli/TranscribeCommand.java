package org.glyphreader.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glyph transcribe}: reads every page from its pixels. */
@Command(
    name = "transcribe",
    description = "Draws a document and reads every page back from its pixels.")
final class TranscribeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "INPUT", description = "A file, or - for stdin.")
  String input;

  @Mixin InputOptions sources;

  @Mixin PageDesignOptions design;

  @Option(names = "--json", description = "Print pages and character accuracy as JSON.")
  boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(spec.commandLine().getErr());
    try (GlyphEngine engine = design.applyTo(GlyphEngine.builder()).build();
        CompressedDocument document = sources.compress(engine, List.of(input))) {
      design.reportFit(document, spec.commandLine().getErr());
      Transcript transcript = document.transcribe(progress);
      progress.clear();
      if (json) {
        out.println(Json.pretty(design.withFit(Json.transcript(transcript), document)));
      } else {
        transcript.pages().forEach(page -> out.println(page.text()));
        transcript
            .accuracy()
            .ifPresent(
                accuracy ->
                    spec.commandLine()
                        .getErr()
                        .printf("%.2f %% of the characters read right%n", 100 * accuracy));
      }
      return 0;
    } finally {
      progress.clear();
    }
  }
}
