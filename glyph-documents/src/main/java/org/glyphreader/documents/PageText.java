package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.spi.TextLayer;

/** Makes a page's text layer of its characters. For one page and one thread. */
final class PageText {

  /** Fewer visible characters than this over a page-wide image are a stamp on a scan. */
  private static final int STAMP = 50;

  private static final double PAGE_WIDE = 0.5;
  private static final double MOSTLY_UNKNOWN = 0.5;

  private final PageGeometry geometry;
  private final StringBuilder text = new StringBuilder();
  private final List<Line> lines = new ArrayList<>();

  private PageText(PageGeometry geometry) {
    this.geometry = geometry;
  }

  /** The text layer, or empty if only the pixels tell what stands on the page. */
  static Optional<TextLayer> of(PageGlyphs glyphs, PageGeometry geometry) {
    if (isScan(glyphs)) {
      return Optional.empty();
    }
    PageText page = new PageText(geometry);
    for (Direction direction : Direction.values()) {
      List<PdfLine> lines = lines(glyphs, direction);
      boolean[] begins = PdfParagraphs.begins(lines);
      for (int i = 0; i < begins.length; i++) {
        page.add(lines.get(i).segments(), direction, begins[i]);
      }
    }
    return page.lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextLayer(page.text.toString(), page.lines));
  }

  /** The lines written in a direction, in reading order. */
  static List<PdfLine> lines(PageGlyphs glyphs, Direction direction) {
    return ReadingOrder.of(Segments.of(glyphs.in(direction))).stream().map(PdfLine::of).toList();
  }

  /** Whether only the pixels tell what stands on a page. */
  static boolean isScan(PageGlyphs glyphs) {
    long visible = glyphs.visible();
    return visible == 0
        || visible < STAMP && glyphs.largestImage() >= PAGE_WIDE
        || glyphs.unknownShare() >= MOSTLY_UNKNOWN;
  }

  private void add(List<Segment> line, Direction direction, boolean begins) {
    Box box = box(line, direction).clip(geometry.width(), geometry.height());
    if (box.width() == 0 || box.height() == 0) {
      return;
    }
    LineText words = LineText.of(line);
    if (!text.isEmpty()) {
      text.append(begins ? "\n\n" : "\n");
    }
    int start = text.length();
    text.append(words.text());
    Segment main = main(line);
    Line placed =
        Line.of(
            words.text(),
            box,
            baseline(main, direction),
            (float) main.size(),
            start,
            text.length(),
            Line.Origin.PDF);
    double[] edges = words.edges();
    boolean exact = direction == Direction.RIGHT && edges != null;
    lines.add(exact ? placed.withEdges(onPage(edges)) : placed);
  }

  private static Box box(List<Segment> line, Direction direction) {
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (Segment segment : line) {
      right = Math.max(right, segment.u1());
      for (Glyph glyph : segment.glyphs()) {
        top = Math.min(top, glyph.top());
        bottom = Math.max(bottom, glyph.bottom());
      }
    }
    return direction.box(line.get(0).u0(), top, right, bottom);
  }

  private static Segment main(List<Segment> line) {
    Segment main = line.get(0);
    for (Segment segment : line) {
      if (segment.glyphs().size() > main.glyphs().size()) {
        main = segment;
      }
    }
    return main;
  }

  /** The y of the baseline; of a line that runs up or down, where its type ends. */
  private static int baseline(Segment segment, Direction direction) {
    return switch (direction) {
      case RIGHT -> (int) Math.round(segment.v());
      case LEFT -> (int) Math.round(-segment.v());
      case DOWN -> (int) Math.round(segment.u1());
      case UP -> (int) Math.round(-segment.u0());
    };
  }

  private float[] onPage(double[] edges) {
    float[] cut = new float[edges.length];
    for (int i = 0; i < edges.length; i++) {
      cut[i] = (float) Math.max(0, Math.min(geometry.width(), edges[i]));
    }
    return cut;
  }
}
