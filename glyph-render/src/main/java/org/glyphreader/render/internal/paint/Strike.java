package org.glyphreader.render.internal.paint;

import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.glyphreader.render.internal.font.FontFace;

/**
 * A font at one size and in one style: the masks of its glyphs at four horizontal phases, each made
 * once. Safe for use by several threads: a mask that two threads make at once comes out the same.
 */
public final class Strike {

  /** Horizontal positions of a glyph inside a px that are told apart. */
  static final int PHASES = 4;

  /** The number of the box that stands for a character no font has. */
  public static final int REPLACEMENT = -1;

  private static final int STRIKES_KEPT = 24;
  private static final long BYTES_KEPT = 16L << 20;
  private static final int LARGEST_KEPT = 1 << 16;
  private static final int PAGE_BITS = 6;
  private static final int GLYPHS = 1 << 16;

  private static final Map<Key, Strike> STRIKES =
      new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Strike> eldest) {
          return size() > STRIKES_KEPT;
        }
      };

  private record Key(FontFace face, double pixelsPerEm, int style) {}

  private final FontFace face;
  private final double scale;
  private final int style;
  private final GlyphMask[] replacement = new GlyphMask[PHASES];
  private final AtomicLong bytes = new AtomicLong();
  private volatile GlyphMask[][] pages = new GlyphMask[GLYPHS >> PAGE_BITS][];

  private Strike(Key key) {
    this.face = key.face();
    this.scale = key.pixelsPerEm() / face.unitsPerEm();
    this.style = key.style();
  }

  /**
   * The strike of a font; the same one as long as it is remembered.
   *
   * @param style bits of {@link org.glyphreader.render.internal.font.FaceStyle}
   */
  public static Strike of(FontFace face, double pixelsPerEm, int style) {
    synchronized (STRIKES) {
      return STRIKES.computeIfAbsent(new Key(face, pixelsPerEm, style), Strike::new);
    }
  }

  /** The mask of a glyph whose origin lies {@code phase} quarters right of a whole px. */
  GlyphMask mask(int glyph, int phase) {
    if (glyph == REPLACEMENT) {
      return replacement(phase);
    }
    GlyphMask[][] known = pages;
    GlyphMask[] page = known[glyph >> PAGE_BITS];
    if (page == null) {
      page = new GlyphMask[PHASES << PAGE_BITS];
      known[glyph >> PAGE_BITS] = page;
    }
    int index = (glyph & (1 << PAGE_BITS) - 1) * PHASES + phase;
    GlyphMask mask = page[index];
    if (mask == null) {
      mask = rasterize(Synthesis.apply(face.outline(glyph), style, face.unitsPerEm()), phase);
      if (mask.coverage().length <= LARGEST_KEPT) {
        page[index] = mask;
        if (bytes.addAndGet(mask.coverage().length + 64L) > BYTES_KEPT) {
          bytes.set(0);
          pages = new GlyphMask[GLYPHS >> PAGE_BITS][];
        }
      }
    }
    return mask;
  }

  private GlyphMask replacement(int phase) {
    GlyphMask mask = replacement[phase];
    if (mask == null) {
      Path2D outline = face.replacement();
      boolean blank = outline.getBounds2D().isEmpty();
      mask = rasterize(blank ? box(face.unitsPerEm()) : outline, phase);
      replacement[phase] = mask;
    }
    return mask;
  }

  private GlyphMask rasterize(Path2D outline, int phase) {
    return GlyphRasterizer.rasterize(outline, scale, phase / (double) PHASES);
  }

  /** An upright frame, in font units. */
  private static Path2D box(double em) {
    Path2D box = new Path2D.Double();
    box.moveTo(0.06 * em, 0);
    box.lineTo(0.06 * em, 0.72 * em);
    box.lineTo(0.54 * em, 0.72 * em);
    box.lineTo(0.54 * em, 0);
    box.closePath();
    box.moveTo(0.14 * em, 0.08 * em);
    box.lineTo(0.46 * em, 0.08 * em);
    box.lineTo(0.46 * em, 0.64 * em);
    box.lineTo(0.14 * em, 0.64 * em);
    box.closePath();
    return box;
  }
}
