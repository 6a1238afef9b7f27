package org.glyphreader.documents;

import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.Flow;

/** Reads Markdown as a flow. */
final class MarkdownReader implements DocumentReader {

  /** Deeper blocks and marks are read as text: nobody means them, and parsing would get slow. */
  private static final int DEEPEST = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.create(),
                  TaskListItemsExtension.create(),
                  AutolinkExtension.create(),
                  FootnotesExtension.create(),
                  YamlFrontMatterExtension.create()))
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  /** Refuses a flow in which there is nothing to read. */
  static Flow withWords(String name, Flow flow) {
    if (flow.blocks().isEmpty()) {
      throw new DocumentFormatException(name + " holds no words: there is nothing to draw");
    }
    return flow;
  }

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    String markdown = Utf8Text.of(source);
    return Guard.run(
        source.name(),
        () -> {
          Node document = PARSER.parse(markdown);
          return withWords(source.name(), new MarkdownFlow(config).of(document));
        });
  }
}
