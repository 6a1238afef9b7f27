package org.glyphreader;

import java.util.Objects;

/**
 * A line of a page: what stands there, where, and which part of the text it is. Immutable.
 *
 * <p>Offsets are UTF-16 code units. On a {@link Page} they count into {@link
 * CompressedDocument#text()}; in a {@link org.glyphreader.spi.TextLayer} into the layer's own text.
 */
public final class Line {

  /** Where the words of a line come from. */
  public enum Origin {
    /** From the source's own text, laid out by the renderer. */
    SOURCE,
    /** From the text layer of a PDF. */
    PDF,
    /** Recognised from the pixels, so it may be misread. */
    RECOGNISED
  }

  private final String text;
  private final Box box;
  private final int baseline;
  private final float fontSize;
  private final int start;
  private final int end;
  private final Origin origin;
  private final float[] edges;

  private Line(
      String text,
      Box box,
      int baseline,
      float fontSize,
      int start,
      int end,
      Origin origin,
      float[] edges) {
    this.text = Objects.requireNonNull(text, "text");
    this.box = Objects.requireNonNull(box, "box");
    this.origin = Objects.requireNonNull(origin, "origin");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A line from offset " + start + " to " + end);
    }
    if (edges != null && edges.length != end - start + 1) {
      throw new IllegalArgumentException(
          edges.length + " edges for " + (end - start) + " code units");
    }
    this.baseline = baseline;
    this.fontSize = fontSize;
    this.start = start;
    this.end = end;
    this.edges = edges;
  }

  /**
   * {@return a line}
   *
   * @param text the words as they are drawn
   * @param box px on the page
   * @param baseline y of the baseline, px
   * @param fontSize size of the type, px
   * @param start offset of the first code unit
   * @param end offset behind the last code unit
   * @param origin where the words come from
   */
  public static Line of(
      String text, Box box, int baseline, float fontSize, int start, int end, Origin origin) {
    return new Line(text, box, baseline, fontSize, start, end, origin, null);
  }

  /**
   * {@return this line with the exact place of every code unit}
   *
   * @param edges for each offset from {@code start} to {@code end} the x, in px on the page, where
   *     that code unit begins; the last is where the line ends
   */
  public Line withEdges(float[] edges) {
    return new Line(text, box, baseline, fontSize, start, end, origin, edges.clone());
  }

  /**
   * {@return this line with its offsets moved by {@code delta} code units}
   *
   * @param delta code units
   */
  public Line shift(int delta) {
    return delta == 0
        ? this
        : new Line(text, box, baseline, fontSize, start + delta, end + delta, origin, edges);
  }

  /** {@return the words as they are drawn} */
  public String text() {
    return text;
  }

  /** {@return the place on the page, px} */
  public Box box() {
    return box;
  }

  /** {@return the y of the baseline, px} */
  public int baseline() {
    return baseline;
  }

  /** {@return the size of the type, px} */
  public float fontSize() {
    return fontSize;
  }

  /** {@return offset of the first code unit} */
  public int start() {
    return start;
  }

  /** {@return offset behind the last code unit} */
  public int end() {
    return end;
  }

  /** {@return where the words come from} */
  public Origin origin() {
    return origin;
  }

  /**
   * {@return the part of {@link #box()} that holds the code units from {@code from} to {@code to},
   * both cut to the line} Exact where the renderer gave the edges, else by equal widths.
   *
   * @param from offset of the first code unit
   * @param to offset behind the last code unit
   */
  public Box box(int from, int to) {
    int first = Math.max(start, Math.min(from, end));
    int last = Math.max(first, Math.min(to, end));
    if (first == start && last == end) {
      return box;
    }
    float low = edge(first);
    float high = low;
    for (int offset = first + 1; offset <= last; offset++) {
      low = Math.min(low, edge(offset));
      high = Math.max(high, edge(offset));
    }
    int left = (int) Math.floor(low);
    int right = (int) Math.ceil(high);
    return new Box(left, box.y(), Math.max(0, right - left), box.height());
  }

  private float edge(int offset) {
    if (edges != null) {
      return edges[offset - start];
    }
    return end == start
        ? box.x()
        : box.x() + box.width() * (offset - start) / (float) (end - start);
  }

  @Override
  public String toString() {
    return "Line[" + start + ".." + end + " " + box + " " + text + "]";
  }
}
