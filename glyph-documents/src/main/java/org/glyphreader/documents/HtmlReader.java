package org.glyphreader.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.HtmlMode;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads web pages: as pages as they are, or as a flow. */
final class HtmlReader implements DocumentReader {

  /** Deeper elements stand beside each other, for layout is recursive. */
  private static final int DEEPEST = 80;

  private static final long LARGEST = 32 * Bytes.MIB;

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    return Guard.run(
        source.name(),
        () -> {
          Document page = parse(source);
          return config.htmlMode() == HtmlMode.DENSE
              ? MarkdownReader.withWords(source.name(), MainContent.flow(page, config))
              : new WebPages(source, config).of(page);
        });
  }

  private static Document parse(Source source) throws IOException {
    Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    if (source.text().isPresent()) {
      return Jsoup.parse(source.text().get(), "", parser);
    }
    byte[] bytes = Bytes.read(source, LARGEST, "split it");
    return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser);
  }
}
