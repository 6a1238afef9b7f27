package org.glyphreader.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Renderer;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.spi.TextLayer;

/**
 * Lays text out on a grid: 40 code units a line, 10 lines a page, a cell of 10 × 14 pt, so that a
 * page at 72 dpi has 400 × 140 px and costs GLM 14 · 5 = 70 tokens. Paints cells grey.
 */
public final class GridRenderer implements RendererProvider, Renderer {

  public static final int COLUMNS = 40;
  public static final int ROWS = 10;

  /** How many pages were painted in this JVM. */
  public static final AtomicInteger PAINTED = new AtomicInteger();

  @Override
  public Renderer renderer() {
    return this;
  }

  private record Row(int start, int end, int next) {}

  @Override
  public Layout layout(Flow flow, RenderConfig config, List<FontProvider> fonts) {
    String text = flow.text();
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int lineEnd = text.indexOf('\n', at);
      int limit = Math.min(lineEnd < 0 ? text.length() : lineEnd, at + COLUMNS);
      int next = limit == lineEnd ? limit + 1 : limit;
      rows.add(new Row(at, limit, next));
      at = next;
    }
    if (rows.isEmpty()) {
      rows.add(new Row(0, 0, 0));
    }
    List<PageSource> pages = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += ROWS) {
      pages.add(page(text, rows.subList(i, Math.min(rows.size(), i + ROWS)), config.dpi() / 72.0));
    }
    List<Row> all = rows;
    long replaced = text.chars().filter(c -> c == '\uFFFD').count();
    return new Layout() {
      @Override
      public List<PageSource> pages() {
        return List.copyOf(pages);
      }

      @Override
      public int pageStart(int index) {
        return index == 0 ? 0 : all.get(index * ROWS).start();
      }

      @Override
      public long replacedCharacters() {
        return replaced;
      }
    };
  }

  private static PageSource page(String text, List<Row> rows, double scale) {
    int start = rows.get(0).start();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int length = row.end() - row.start();
      int top = px(14 * i, scale);
      Box box = new Box(0, top, px(10 * length, scale), px(14 * (i + 1), scale) - top);
      float[] edges = new float[length + 1];
      for (int c = 0; c <= length; c++) {
        edges[c] = (float) (10 * c * scale);
      }
      lines.add(
          Line.of(
                  text.substring(row.start(), row.end()),
                  box,
                  box.bottom() - 3,
                  (float) (10 * scale),
                  row.start() - start,
                  row.end() - start,
                  Line.Origin.SOURCE)
              .withEdges(edges));
    }
    String own = text.substring(start, rows.get(rows.size() - 1).next());
    return new Cells(
        px(10 * COLUMNS, scale), px(14 * ROWS, scale), Optional.of(new TextLayer(own, lines)));
  }

  private static int px(int points, double scale) {
    return (int) Math.round(points * scale);
  }

  /** A white page on which every line is a light grey bar. */
  record Cells(int width, int height, Optional<TextLayer> textLayer) implements PageSource {

    @Override
    public Optional<Object> content() {
      return textLayer.map(layer -> List.of(width, height, layer.text()));
    }

    @Override
    public Pixels paint() {
      PAINTED.incrementAndGet();
      byte[] grey = new byte[width * height];
      Arrays.fill(grey, (byte) 255);
      for (Line line : textLayer.map(TextLayer::lines).orElse(List.of())) {
        Box box = line.box().clip(width, height);
        for (int y = box.y(); y < box.bottom(); y++) {
          Arrays.fill(grey, y * width + box.x(), y * width + box.right(), (byte) 200);
        }
      }
      return Pixels.wrap(width, height, 1, grey);
    }
  }
}
