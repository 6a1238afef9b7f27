package org.glyphreader.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.glyphreader.BackendStatus;
import org.glyphreader.GlyphEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glyph backends}: what can read pages here. */
@Command(name = "backends", description = "Lists what can read pages, and why not, and the remedy.")
final class BackendsCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "Print a JSON array.")
  boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<BackendStatus> backends = GlyphEngine.backends();
    if (json) {
      out.println(Json.pretty(backends));
      return 0;
    }
    for (BackendStatus backend : backends) {
      out.printf(
          "%-10s %s: %s%n",
          backend.name(), backend.available() ? "available" : "not available", backend.reason());
      if (!backend.remedy().isEmpty()) {
        out.println("           " + backend.remedy());
      }
    }
    return 0;
  }
}
