package org.glyphreader.documents;

import java.util.Optional;
import java.util.Set;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/**
 * Reads PDF ({@code application/pdf}). With {@code pdf-mode} {@code layout} its pages are drawn as
 * they are, at the configuration's {@code dpi}: the crop box times the user unit, turned by the
 * page's rotation, sides rounded down to whole px. With {@code reflow} the text is laid out anew:
 * columns one after the other, paragraphs told by leading, indent and size of type, running on from
 * page to page; words that a line end hyphenates are joined; larger type makes headings, markers
 * make items, rows whose cells stand in clear columns make tables. Lines that come again at the
 * ends of pages are kept once, before the text, and page numbers are dropped.
 *
 * <p>A page's text layer holds its lines in reading order, joined by line feeds, paragraphs parted
 * by blank lines: columns of running text one after the other, all else row by row; text that runs
 * up, down or upside down comes last. A page has no text layer, so that it counts as a scan, if it
 * draws no characters, if fewer than 50 stand on an image that covers at least half the page (a
 * stamp), or if the PDF does not tell what at least half of them are. Invisible text that a scanner
 * put behind its image is a text layer.
 *
 * <p>Fonts that a PDF does not embed are replaced by bundled ones, never by fonts of the machine.
 * Refused are PDFs with a password, without pages, with more than 10,000 pages, with pages above
 * 100 million px, and such as decompress to more than 256 MiB in one stream. Files stay open until
 * the content is closed; pages used afterwards throw {@link IllegalStateException}. Streams are
 * held in memory, up to 512 MiB.
 *
 * <p>Safe for use by several threads; the pages of one PDF are painted one at a time. PDFBox logs
 * through Commons Logging, and that through SLF4J where it is present, under {@code
 * org.apache.pdfbox} and {@code org.apache.fontbox}.
 */
public final class PdfReaderProvider implements DocumentReaderProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public PdfReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.PDF);
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return FileNames.extension(fileName).filter("pdf"::equals).map(extension -> Source.PDF);
  }

  @Override
  public Optional<String> presetFor(String mediaType) {
    return Optional.of("document");
  }

  @Override
  public DocumentReader reader() {
    return new PdfReader();
  }
}
