package org.glyphreader.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.PageSource;

/** Opens PDFs; their pages are painted and read when asked for. */
final class PdfReader implements DocumentReader {

  private static final int REFLOW_DPI = 72;
  private static final long MOST_CHARACTERS = 50_000_000;

  private static final String IN_MEMORY =
      "write it to a file and use Source.file, which is not held in memory, or split it";

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    PDDocument document = open(source);
    PdfFile file = new PdfFile(source.name(), document);
    try {
      if (config.pdfMode() == PdfMode.REFLOW) {
        Flow flow = reflow(source.name(), document, file);
        file.close();
        return flow;
      }
      List<PageSource> pages =
          Guard.run(source.name(), () -> pages(source.name(), document, file, config.dpi()));
      return new Fixed(pages, file::close);
    } catch (RuntimeException | Error e) {
      closeAfter(e, file);
      throw e;
    }
  }

  private static void closeAfter(Throwable failure, PdfFile file) {
    try {
      file.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static List<PageSource> pages(String name, PDDocument document, PdfFile file, int dpi) {
    int count = PageTree.flatten(name, document);
    List<PageSource> pages = new ArrayList<>(count);
    int index = 0;
    for (PDPage page : document.getPages()) {
      PageGeometry geometry = PageGeometry.of(name + ", page " + (index + 1), page, dpi);
      pages.add(new PdfPage(file, index, geometry));
      index++;
    }
    return pages;
  }

  private static Flow reflow(String name, PDDocument document, PdfFile file) {
    int count = Guard.run(name, () -> PageTree.flatten(name, document));
    List<List<PdfLine>> pages = new ArrayList<>();
    List<Integer> withoutText = new ArrayList<>();
    long characters = 0;
    for (int i = 0; i < count; i++) {
      List<PdfLine> lines = lines(name + ", page " + (i + 1), file, i);
      if (lines.isEmpty()) {
        withoutText.add(i + 1);
      }
      pages.add(lines);
      characters += lines.stream().mapToLong(line -> line.text().length()).sum();
      if (characters > MOST_CHARACTERS) {
        throw new DocumentFormatException(
            name + " holds more than " + MOST_CHARACTERS + " characters; split it");
      }
    }
    if (withoutText.size() * 2 > count) {
      throw new DocumentFormatException(
          "%s holds no text on %d of %d pages (the first is %d), so they cannot be reflowed; use pdf-mode \"layout\", which draws them"
              .formatted(name, withoutText.size(), count, withoutText.get(0)));
    }
    return Guard.run(name, () -> PdfReflow.of(pages));
  }

  private static List<PdfLine> lines(String what, PdfFile file, int index) {
    return file.page(
        index,
        open -> {
          PDPage page = open.getPage(index);
          PageGlyphs glyphs = PageGlyphs.of(what, page, PageGeometry.of(what, page, REFLOW_DPI));
          List<PdfLine> lines = new ArrayList<>();
          if (!PageText.isScan(glyphs)) {
            for (Direction direction : Direction.values()) {
              lines.addAll(PageText.lines(glyphs, direction));
            }
          }
          return lines;
        });
  }

  private static PDDocument open(Source source) {
    return Guard.run(
        source.name(),
        () -> {
          RandomAccessRead data = data(source);
          try {
            return load(source, data);
          } catch (IOException | RuntimeException | Error e) {
            IOUtils.closeQuietly(data);
            throw e;
          }
        });
  }

  private static RandomAccessRead data(Source source) {
    Path file = source.file().orElse(null);
    try {
      if (file != null && Files.size(file) > 0) {
        return new RandomAccessReadBufferedFile(file);
      }
    } catch (IOException e) {
      throw Bytes.unreadable(source, e);
    }
    byte[] bytes = Bytes.read(source, Limits.BYTES_IN_MEMORY, IN_MEMORY);
    if (bytes.length == 0) {
      throw new DocumentFormatException(source + " is empty, not a PDF");
    }
    return new RandomAccessReadBuffer(bytes);
  }

  private static PDDocument load(Source source, RandomAccessRead data) throws IOException {
    if (!looksLikePdf(data)) {
      throw new DocumentFormatException(
          source + " does not begin with %PDF: it is no PDF, or its head is damaged");
    }
    try {
      return ScopedFontMapper.with(() -> Loader.loadPDF(data));
    } catch (InvalidPasswordException e) {
      throw new DocumentFormatException(
          source + " is encrypted with a password; save a copy without one and read that", e);
    } catch (NoClassDefFoundError e) {
      throw new DocumentFormatException(
          source
              + " is encrypted with certificates, which is not supported; save a copy without"
              + " encryption and read that",
          e);
    }
  }

  private static boolean looksLikePdf(RandomAccessRead data) throws IOException {
    byte[] head = new byte[1024];
    int count = Math.max(0, data.read(head));
    data.seek(0);
    return new String(head, 0, count, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }
}
