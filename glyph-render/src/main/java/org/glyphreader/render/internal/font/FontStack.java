package org.glyphreader.render.internal.font;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.glyphreader.spi.FontProvider;

/**
 * A font and those that stand in for what it lacks; each of these is parsed only when a character
 * needs it. What is found for a character is remembered. Safe for use by several threads: tables
 * are written under a lock, and a reader that sees an entry too late only looks it up again.
 */
public final class FontStack {

  /** The glyph that {@link #glyph} gives for what no font has: a box. */
  public static final int REPLACEMENT = 0x7FFFFFFF;

  private static final int PAGE = 8;
  private static final int MASK = (1 << PAGE) - 1;
  private static final double REPLACEMENT_ADVANCE = 0.6;
  private static final double BOLD_ADVANCE = 1 / 32.0;
  private static final double WIDE = 0.9;
  private static final String MONOSPACED = "dejavu-sans-mono";

  private static final int STACKS_KEPT = 8;
  private static final Map<Key, FontStack> STACKS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FontStack> eldest) {
          return size() > STACKS_KEPT;
        }
      };

  private record Key(FontFace main, List<Class<?>> providers) {}

  private final FontFace main;
  private final List<Fallback> fallbacks;
  private final AtomicReferenceArray<FontFace> loaded;
  private final int boldAdvance;
  private final List<FontProvider> providers;
  private volatile FontStack monospaced;
  private volatile double overhang;
  private final Shaper shaper = new Shaper(this);
  private final int[][] glyphs = new int[(Character.MAX_CODE_POINT >> PAGE) + 1][];
  private final int[][] advances = new int[glyphs.length][];

  private record Fallback(FontProvider provider, String name) {}

  private FontStack(FontFace main, List<Fallback> fallbacks, List<FontProvider> providers) {
    this.main = main;
    this.fallbacks = fallbacks;
    this.providers = providers;
    this.boldAdvance = main.isFixedPitch() ? 0 : (int) Math.round(BOLD_ADVANCE * main.unitsPerEm());
    this.loaded = new AtomicReferenceArray<>(fallbacks.size());
  }

  /**
   * The font that {@code fontPath} names, with all others of the providers behind it; the same
   * object as long as it is remembered, so that characters are looked up once.
   *
   * @throws org.glyphreader.DocumentFormatException if there is no such font, or it is damaged
   */
  public static FontStack of(String fontPath, List<FontProvider> providers) {
    List<FontProvider> ordered = new ArrayList<>(providers);
    ordered.sort(Comparator.comparingInt(FontProvider::priority).reversed());
    List<Fallback> fallbacks = new ArrayList<>();
    for (FontProvider provider : ordered) {
      for (String name : provider.names()) {
        if (!fontPath.equals(FontFaces.BUILTIN + name)) {
          fallbacks.add(new Fallback(provider, name));
        }
      }
    }
    FontFace main = FontFaces.shared().named(fontPath, ordered);
    List<Class<?>> classes = new ArrayList<>();
    ordered.forEach(provider -> classes.add(provider.getClass()));
    synchronized (STACKS) {
      return STACKS.computeIfAbsent(
          new Key(main, classes), key -> new FontStack(main, List.copyOf(fallbacks), ordered));
    }
  }

  /** The font itself. */
  public FontFace main() {
    return main;
  }

  /** The fonts for a style: these, or a monospaced one with the same fonts behind it. */
  public FontStack in(int style) {
    return (style & FaceStyle.MONOSPACED) == 0 ? this : monospaced();
  }

  private FontStack monospaced() {
    FontStack known = monospaced;
    if (known == null) {
      boolean bundled = providers.stream().anyMatch(p -> p.names().contains(MONOSPACED));
      known =
          main.isFixedPitch() || !bundled ? this : of(FontFaces.BUILTIN + MONOSPACED, providers);
      monospaced = known;
    }
    return known;
  }

  /** Finds the glyphs of words that need more than one glyph after the other. */
  public Shaper shaper() {
    return shaper;
  }

  /** How many fonts there are. */
  int size() {
    return 1 + fallbacks.size();
  }

  /** The font that {@code glyph} belongs to; none for {@link #REPLACEMENT}. */
  public FontFace face(int glyph) {
    int index = glyph >>> 16;
    return index == 0 ? main : fallback(index - 1);
  }

  private FontFace fallback(int index) {
    FontFace face = loaded.get(index);
    if (face == null) {
      Fallback fallback = fallbacks.get(index);
      face = FontFaces.shared().bundled(fallback.provider(), fallback.name());
      loaded.set(index, face);
    }
    return face;
  }

  /** The number inside its font of what {@link #glyph} gave. */
  public static int number(int glyph) {
    return glyph & 0xFFFF;
  }

  /** The glyph of a character: which font, and which there. */
  public int glyph(int codePoint) {
    int[] page = glyphs[codePoint >> PAGE];
    int known = page == null ? 0 : page[codePoint & MASK];
    return known != 0 ? known - 1 & 0x7FFFFFFF : find(codePoint);
  }

  /** Whether a glyph was found for a character already; false if there is none. */
  public boolean hasFound(int codePoint) {
    int[] page = glyphs[codePoint >> PAGE];
    return page != null && page[codePoint & MASK] > 0;
  }

  /** The advance of a character in the main font's units. */
  public int advance(int codePoint) {
    int[] page = advances[codePoint >> PAGE];
    int known = page == null ? 0 : page[codePoint & MASK];
    if (known != 0) {
      return known - 1;
    }
    find(codePoint);
    return advances[codePoint >> PAGE][codePoint & MASK] - 1;
  }

  /** The advance of a character in a style, in the main font's units. */
  public int advance(int codePoint, int style) {
    FontStack fonts = in(style);
    int advance = fonts.advance(codePoint);
    if ((style & FaceStyle.BOLD) != 0
        && codePoint != ' '
        && advance < WIDE * fonts.main.unitsPerEm()) {
      advance += fonts.boldAdvance;
    }
    return fonts == this
        ? advance
        : (int) Math.round(advance * (double) main.unitsPerEm() / fonts.main.unitsPerEm());
  }

  /**
   * How far right of its advance the ink of any character reaches that was asked for so far, in a
   * regular style and units of the main font; at least 0.
   */
  public double overhang() {
    return overhang;
  }

  private synchronized int find(int codePoint) {
    int glyph = lookUp(codePoint);
    int advance;
    if (glyph == REPLACEMENT) {
      overhang = Math.max(overhang, main.overhang() * main.unitsPerEm());
      boolean blank = main.replacement().getBounds2D().isEmpty();
      advance = blank ? (int) Math.round(REPLACEMENT_ADVANCE * main.unitsPerEm()) : main.advance(0);
    } else {
      FontFace face = face(glyph);
      double scale = main.unitsPerEm() / (double) face.unitsPerEm();
      advance = (int) Math.round(face.advance(number(glyph)) * scale);
      overhang = Math.max(overhang, face.right(number(glyph)) * scale - advance);
    }
    put(advances, codePoint, advance + 1);
    put(glyphs, codePoint, glyph == REPLACEMENT ? Integer.MIN_VALUE : glyph + 1);
    return glyph;
  }

  private int lookUp(int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return REPLACEMENT;
    }
    int number = main.glyph(codePoint);
    for (int i = 0; number == 0 && i < fallbacks.size(); i++) {
      number = fallback(i).glyph(codePoint);
      if (number != 0) {
        return i + 1 << 16 | number;
      }
    }
    return number == 0 ? REPLACEMENT : number;
  }

  private static void put(int[][] pages, int codePoint, int value) {
    int[] page = pages[codePoint >> PAGE];
    if (page == null) {
      page = new int[1 << PAGE];
      pages[codePoint >> PAGE] = page;
    }
    page[codePoint & MASK] = value;
  }
}
