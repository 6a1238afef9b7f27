package org.glyphreader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glyphreader.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glyph report}: results as one HTML page. */
@Command(
    name = "report",
    description = "Makes one HTML page of results: quality against compression, speed, growth.")
final class ReportCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Files of 'glyph eval --out', 'glyph bench --json' and compare-transformers.")
  List<Path> results;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where index.html goes.")
  Path out;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().println(Report.write(results, out));
    return 0;
  }
}
