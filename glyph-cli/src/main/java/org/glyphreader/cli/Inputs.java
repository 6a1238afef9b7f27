package org.glyphreader.cli;

import java.nio.file.Path;
import java.util.List;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Source;

/** Input arguments: files, or {@code -} for stdin. */
final class Inputs {

  private Inputs() {}

  static CompressedDocument compress(GlyphEngine engine, List<String> inputs) {
    List<Source> sources = inputs.stream().map(Inputs::source).toList();
    return engine.compress(
        sources.get(0), sources.subList(1, sources.size()).toArray(Source[]::new));
  }

  private static Source source(String input) {
    return input.equals("-")
        ? Source.stream(System.in, "stdin", Source.PLAIN_TEXT)
        : Source.file(Path.of(input));
  }
}
