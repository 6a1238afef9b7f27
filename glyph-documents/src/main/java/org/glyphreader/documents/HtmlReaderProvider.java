package org.glyphreader.documents;

import java.util.Optional;
import java.util.Set;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/**
 * Reads web pages ({@code text/html}). Scripts never run, and nothing is fetched; images and style
 * sheets are used if they are {@code data:} addresses or files below {@link Source#root()}.
 *
 * <p>{@code html-mode} {@code layout} draws the page by CSS 2.1 with bundled fonts, at the width of
 * the configured page and 96 CSS px per inch. No word is lost: flexible boxes and grids become
 * blocks in the order of the source, nothing is cut off or moved out of the page, lines that are
 * too long wrap, and where the page's own style would still put words outside of the page or over
 * each other, it is given up step by step. Text that would not stand out from what is behind is
 * drawn black or white. Images that may not be read are replaced by their alternative text,
 * background images are left out. The text layer holds paragraphs parted by blank lines, rows of
 * tables as lines, cells parted by tabs.
 *
 * <p>{@code html-mode} {@code dense} makes a flow of headings, paragraphs, lists, tables, quotes
 * and code, and drops navigation, page headers and footers, forms, and what is hidden; targets of
 * links are dropped.
 *
 * <p>The character set is the page's own or UTF-8. Refused are pages above 32 MiB, and in layout
 * mode above 150,000 elements or 8 million characters. Safe for use by several threads.
 */
public final class HtmlReaderProvider implements DocumentReaderProvider {

  private static final Set<String> EXTENSIONS = Set.of("html", "htm", "xhtml", "xht");

  /** Called by {@link java.util.ServiceLoader}. */
  public HtmlReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.HTML, "application/xhtml+xml");
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return FileNames.extension(fileName).filter(EXTENSIONS::contains).map(e -> Source.HTML);
  }

  @Override
  public Optional<String> presetFor(String mediaType) {
    return Optional.of("webpage");
  }

  @Override
  public DocumentReader reader() {
    return new HtmlReader();
  }
}
