package org.glyphreader.render.internal.paint;

import java.util.Arrays;

/**
 * The last column with ink of glyphs on an even background, found from their masks: nothing is
 * painted. Where that could err, because faint pixels of several glyphs may lie on each other or a
 * colour is close to the background's, {@link #isCertain} says so. Not safe for use by several
 * threads.
 */
public final class InkEdge implements GlyphSink {

  /** Difference of luma by which a colour must be seen so that no overlap can hide it. */
  private static final int CLEAR = 64;

  private static final int FAINT_KEPT = 64;

  private final int width;
  private final int height;
  private final int channels;
  private final int background;
  private int last = -1;
  private boolean complete = true;
  private boolean distinct = true;
  private int faint;
  private final int[] columns = new int[FAINT_KEPT];
  private final int[] tops = new int[FAINT_KEPT];
  private final int[] bottoms = new int[FAINT_KEPT];
  private int direction;
  private int color = -1;
  private int visible;

  /** The edge on a page of this size, px, and background, 0xRRGGBB. */
  public InkEdge(int width, int height, int channels, int background) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.background = background;
  }

  /** Forgets all glyphs. */
  public void clear() {
    last = -1;
    complete = true;
    faint = 0;
  }

  /** The last column with ink so far, or −1. */
  public int last() {
    return last;
  }

  /** Whether painting would give the same. */
  public boolean isCertain() {
    for (int i = 0; i < faint; i++) {
      for (int j = i + 1; j < faint; j++) {
        boolean apart = columns[i] != columns[j] || bottoms[i] <= tops[j] || bottoms[j] <= tops[i];
        if (columns[i] > last && !apart) {
          return false;
        }
      }
    }
    return complete && distinct;
  }

  @Override
  public void draw(Strike strike, int glyph, double originX, int baseline, int rgb) {
    int origin = (int) Math.floor(originX);
    GlyphMask mask = strike.mask(glyph, (int) ((originX - origin) * Strike.PHASES));
    int left = origin + mask.left();
    int column = Math.min(width, left + mask.width()) - 1;
    if (column <= last) {
      return;
    }
    if (rgb != color) {
      color(rgb);
    }
    int top = baseline - mask.top();
    while (column > last && column >= left) {
      column(mask, column, column - left, top);
      column--;
    }
  }

  private void column(GlyphMask mask, int column, int inMask, int top) {
    int from = Math.max(0, -top);
    int to = Math.min(mask.height(), height - top);
    int first = -1;
    int behind = -1;
    for (int row = from; row < to; row++) {
      int coverage = mask.coverage()[row * mask.stride() + inMask] & 0xFF;
      if (coverage >= visible) {
        last = column;
        return;
      }
      if (coverage != 0) {
        first = first < 0 ? top + row : first;
        behind = top + row + 1;
      }
    }
    if (first >= 0) {
      faint(column, first, behind);
    }
  }

  private void faint(int column, int top, int bottom) {
    if (faint == FAINT_KEPT) {
      complete = false;
      return;
    }
    columns[faint] = column;
    tops[faint] = top;
    bottoms[faint++] = bottom;
  }

  /** Finds the coverage from which on a colour is seen. */
  private void color(int rgb) {
    color = rgb;
    int full = difference(rgb, 255);
    distinct &= Math.abs(full) >= CLEAR && full * direction >= 0;
    direction = Integer.signum(full);
    int[] seen = new int[256];
    Arrays.setAll(seen, coverage -> Math.abs(difference(rgb, coverage)) > Ink.TOLERANCE ? 1 : 0);
    visible = 256;
    while (visible > 0 && seen[visible - 1] == 1) {
      visible--;
    }
    distinct &= Arrays.stream(seen).sum() == 256 - visible;
  }

  private int difference(int rgb, int coverage) {
    if (channels == 1) {
      return (Canvas.mix((byte) background, rgb & 0xFF, coverage) & 0xFF) - (background & 0xFF);
    }
    int red = Canvas.mix((byte) (background >> 16), rgb >> 16 & 0xFF, coverage) & 0xFF;
    int green = Canvas.mix((byte) (background >> 8), rgb >> 8 & 0xFF, coverage) & 0xFF;
    int blue = Canvas.mix((byte) background, rgb & 0xFF, coverage) & 0xFF;
    return Shade.luma(red, green, blue) - Shade.luma(background);
  }
}
