package org.glyphreader.documents;

import java.util.Optional;
import java.util.Set;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/**
 * Reads Markdown ({@code text/markdown}): CommonMark with GitHub's tables, strikethrough, task
 * lists and bare links, with footnotes and YAML front matter.
 *
 * <p>The canonical text is what the document says, without its marks: words of a paragraph on one
 * line, items of lists behind {@code - } or their number, cells of tables parted by tabs, code as
 * it is, images by their alternative text, HTML by its text, footnotes as {@code [label]}, struck
 * text between {@code ~~}. A link is its text; an absolute target that the text does not show
 * follows in angle brackets where it is named first, a relative one is dropped, for it names
 * nothing a reader of the pages could reach. Blank lines part paragraphs.
 *
 * <p>Text must be UTF-8 and at most 64 MiB. Safe for use by several threads.
 */
public final class MarkdownReaderProvider implements DocumentReaderProvider {

  private static final Set<String> EXTENSIONS =
      Set.of("md", "markdown", "mdown", "mkd", "mkdn", "mdwn");

  /** Called by {@link java.util.ServiceLoader}. */
  public MarkdownReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.MARKDOWN);
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return FileNames.extension(fileName).filter(EXTENSIONS::contains).map(e -> Source.MARKDOWN);
  }

  @Override
  public Optional<String> presetFor(String mediaType) {
    return Optional.of("document");
  }

  @Override
  public DocumentReader reader() {
    return new MarkdownReader();
  }
}
