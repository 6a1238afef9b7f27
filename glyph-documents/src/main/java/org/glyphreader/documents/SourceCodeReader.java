package org.glyphreader.documents;

import java.util.List;
import java.util.Optional;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/** Reads source code as one block, coloured if its language is known. */
final class SourceCodeReader implements DocumentReader {

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    String text = Utf8Text.of(source);
    Block code = new Block(Block.Kind.CODE, 0, text.length(), runs(source, text, config));
    return new Flow(text, List.of(code));
  }

  private static List<Run> runs(Source source, String text, RenderConfig config) {
    Optional<String> language = source.language().or(() -> Languages.ofFile(source.name()));
    Optional<String> syntax = language.flatMap(Languages::syntax);
    return syntax.isEmpty() || !config.highlight()
        ? List.of()
        : Highlighter.highlight(text, syntax.get(), config.theme());
  }
}
