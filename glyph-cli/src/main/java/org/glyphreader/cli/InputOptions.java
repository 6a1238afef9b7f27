package org.glyphreader.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Source;
import picocli.CommandLine.Option;

/** Input arguments: files, or {@code -} for stdin; and the options that say what they are. */
final class InputOptions {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "text",
          Source.PLAIN_TEXT,
          "markdown",
          Source.MARKDOWN,
          "html",
          Source.HTML,
          "pdf",
          Source.PDF,
          "code",
          Source.SOURCE_CODE,
          "png",
          "image/png",
          "jpeg",
          "image/jpeg",
          "tiff",
          "image/tiff",
          "gif",
          "image/gif",
          "bmp",
          "image/bmp");

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "What the inputs are, whatever their names say: text, markdown, html, pdf, code, png, jpeg,"
              + " tiff, gif, bmp, a media type, or a programming language such as java.")
  String type;

  @Option(
      names = "--html-root",
      paramLabel = "DIR",
      description = "Web pages may use images and style sheets below this folder.")
  Path htmlRoot;

  CompressedDocument compress(GlyphEngine engine, List<String> inputs) {
    List<Source> sources = inputs.stream().map(this::source).toList();
    return engine.compress(
        sources.get(0), sources.subList(1, sources.size()).toArray(Source[]::new));
  }

  private Source source(String input) {
    Source source =
        input.equals("-")
            ? Source.stream(System.in, "stdin", Source.PLAIN_TEXT)
            : Source.file(Path.of(input));
    if (htmlRoot != null) {
      source = source.withRoot(htmlRoot);
    }
    if (type == null) {
      return source;
    }
    String mediaType = MEDIA_TYPES.get(type);
    if (mediaType != null || type.contains("/")) {
      return source.as(mediaType != null ? mediaType : type);
    }
    return source.as(Source.SOURCE_CODE).inLanguage(type);
  }
}
