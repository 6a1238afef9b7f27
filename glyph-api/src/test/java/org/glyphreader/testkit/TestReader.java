package org.glyphreader.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.Box;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/**
 * Reads plain text and Markdown; scans, whose pages (between form feeds) hold their UTF-8 bytes as
 * pixels and no text layer; and "PDF", the same pages with a text layer, one of them absurdly long.
 */
public final class TestReader implements DocumentReaderProvider, DocumentReader {

  public static final String SCAN = "image/x-scan";
  public static final int WIDTH = 560;
  public static final int HEIGHT = 280;

  /** How many fixed contents are open. */
  public static final AtomicInteger OPEN = new AtomicInteger();

  public static Source scan(String name, String pages) {
    return Source.text(name, pages).as(SCAN);
  }

  public static Source pdf(String name, String pages) {
    return Source.text(name, pages).as(Source.PDF);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.PLAIN_TEXT, Source.MARKDOWN, Source.PDF, SCAN);
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return fileName.endsWith(".md") ? Optional.of(Source.MARKDOWN) : Optional.empty();
  }

  @Override
  public DocumentReader reader() {
    return this;
  }

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    String text;
    try (InputStream in = source.open()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String mediaType = source.mediaType().orElseThrow();
    if (text.startsWith("damaged")) {
      throw new DocumentFormatException(source.name() + " is damaged");
    }
    if (mediaType.equals(Source.PLAIN_TEXT)) {
      return Flow.plain(text);
    }
    if (mediaType.equals(Source.MARKDOWN)) {
      return new Flow(text, List.of(new Block(Block.Kind.CODE, 0, text.length(), List.of())));
    }
    List<PageSource> pages = new ArrayList<>();
    for (String page : text.split("\f")) {
      int height = page.startsWith("endless") ? WIDTH * 201 : HEIGHT;
      pages.add(new ByteScan(page, height, mediaType.equals(Source.PDF)));
    }
    OPEN.incrementAndGet();
    return new Fixed(pages, OPEN::decrementAndGet);
  }

  private record ByteScan(String text, int height, boolean hasText) implements PageSource {

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public Optional<TextLayer> textLayer() {
      if (!hasText) {
        return Optional.empty();
      }
      List<Line> lines = new ArrayList<>();
      int at = 0;
      for (String line : text.split("\n")) {
        Box box = new Box(-5, 14 * lines.size(), WIDTH + 10, 14);
        lines.add(Line.of(line, box, 0, 10, at, at + line.length(), Line.Origin.PDF));
        at += line.length() + 1;
      }
      return Optional.of(new TextLayer(text, lines));
    }

    @Override
    public Pixels paint() {
      byte[] grey = new byte[WIDTH * height];
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, grey, 0, bytes.length);
      Arrays.fill(grey, bytes.length, grey.length, (byte) 0);
      return Pixels.wrap(WIDTH, height, 1, grey);
    }
  }
}
