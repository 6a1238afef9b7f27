package org.glyphreader.render.internal.font;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the glyphs of words whose letters join, stack or change places, by Java2D's layout engine
 * (HarfBuzz) on the fonts' own files: no font of the machine has a part in it. Safe for use by
 * several threads.
 */
public final class Shaper {

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** Code units of a cluster; what goes on for longer is parted. */
  private static final int LONGEST_CLUSTER = 64;

  private static final int WORDS_KEPT = 20_000;
  private static final int FIRST_HIDDEN_GLYPH = 0xFFFE;
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private final FontStack fonts;
  private final Map<String, List<ShapedCluster>> words = new ConcurrentHashMap<>();

  Shaper(FontStack fonts) {
    this.fonts = fonts;
  }

  /**
   * A cluster before it is shaped: how long, in which font ({@link FontStack#REPLACEMENT}: none).
   */
  private record Cluster(int start, int end, int codePoint, int face, boolean rightToLeft) {}

  /** The clusters of a word, in reading order. */
  public List<ShapedCluster> shape(String word) {
    List<ShapedCluster> known = words.get(word);
    if (known == null) {
      known = List.copyOf(clusters(word));
      if (words.size() > WORDS_KEPT) {
        words.clear();
      }
      words.put(word, known);
    }
    return known;
  }

  private List<ShapedCluster> clusters(String word) {
    List<Cluster> clusters = new ArrayList<>();
    Matcher grapheme = GRAPHEME.matcher(word);
    for (int at = 0; at < word.length(); at = clusters.get(clusters.size() - 1).end()) {
      grapheme.region(at, Math.min(word.length(), at + LONGEST_CLUSTER));
      int end = grapheme.lookingAt() ? grapheme.end() : at + 1;
      int c = word.codePointAt(at);
      clusters.add(new Cluster(at, end, c, face(word, at, end), isRightToLeft(c)));
    }
    List<ShapedCluster> shaped = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= clusters.size(); i++) {
      Cluster first = clusters.get(from);
      boolean same =
          i < clusters.size()
              && clusters.get(i).face() == first.face()
              && clusters.get(i).rightToLeft() == first.rightToLeft();
      if (!same) {
        run(word, clusters.subList(from, i), shaped);
        from = i;
      }
    }
    return shaped;
  }

  private static boolean isRightToLeft(int codePoint) {
    byte direction = Character.getDirectionality(codePoint);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** The first font that has all of a cluster, else the one that has its first character. */
  private int face(String word, int start, int end) {
    int first = fonts.glyph(word.codePointAt(start));
    if (first == FontStack.REPLACEMENT) {
      return FontStack.REPLACEMENT;
    }
    for (int face = first >>> 16; face < fonts.size(); face++) {
      FontFace candidate = fonts.face(face << 16);
      boolean all =
          word.substring(start, end)
              .codePoints()
              .allMatch(c -> isHidden(c) || candidate.glyph(c) != 0);
      if (all) {
        return face;
      }
    }
    return first >>> 16;
  }

  private static boolean isHidden(int c) {
    return Character.getType(c) == Character.FORMAT || c >= 0xFE00 && c <= 0xFE0F;
  }

  private void run(String word, List<Cluster> run, List<ShapedCluster> to) {
    int faceIndex = run.get(0).face();
    Font font =
        faceIndex == FontStack.REPLACEMENT ? null : fonts.face(faceIndex << 16).awt().orElse(null);
    if (font == null) {
      run.forEach(cluster -> to.add(unshaped(cluster)));
      return;
    }
    int start = run.get(0).start();
    int end = run.get(run.size() - 1).end();
    char[] chars = word.substring(start, end).toCharArray();
    int direction =
        run.get(0).rightToLeft() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    GlyphVector vector = font.layoutGlyphVector(UNHINTED, chars, 0, chars.length, direction);
    double scale = fonts.main().unitsPerEm() / (double) fonts.face(faceIndex << 16).unitsPerEm();
    int[] clusterOf = new int[chars.length];
    for (int i = 0; i < run.size(); i++) {
      Arrays.fill(clusterOf, run.get(i).start() - start, run.get(i).end() - start, i);
    }
    List<List<Integer>> glyphs = new ArrayList<>();
    run.forEach(cluster -> glyphs.add(new ArrayList<>()));
    for (int i = 0; i < vector.getNumGlyphs(); i++) {
      int at = Math.max(0, Math.min(chars.length - 1, vector.getGlyphCharIndex(i)));
      glyphs.get(clusterOf[at]).add(i);
    }
    for (int i = 0; i < run.size(); ) {
      int next = i + 1;
      while (next < run.size() && glyphs.get(next).isEmpty()) {
        next++;
      }
      int length = run.get(next - 1).end() - run.get(i).start();
      to.add(cluster(vector, glyphs.get(i), faceIndex, scale, length, run.get(i).codePoint()));
      i = next;
    }
  }

  private ShapedCluster unshaped(Cluster cluster) {
    int c = cluster.codePoint();
    return new ShapedCluster(
        cluster.end() - cluster.start(),
        c,
        fonts.advance(c),
        new int[] {fonts.glyph(c)},
        new float[1],
        new float[1]);
  }

  private static ShapedCluster cluster(
      GlyphVector vector,
      List<Integer> indices,
      int face,
      double scale,
      int length,
      int codePoint) {
    double left = Double.MAX_VALUE;
    double advance = 0;
    for (int index : indices) {
      double wide = vector.getGlyphMetrics(index).getAdvanceX();
      if (wide > 0 || left == Double.MAX_VALUE) {
        left = Math.min(left, vector.getGlyphPosition(index).getX());
      }
      advance += Math.max(0, wide);
    }
    int count = 0;
    int[] glyphs = new int[indices.size()];
    float[] x = new float[glyphs.length];
    float[] y = new float[glyphs.length];
    for (int index : indices) {
      int code = vector.getGlyphCode(index);
      if (code < FIRST_HIDDEN_GLYPH) {
        Point2D position = vector.getGlyphPosition(index);
        glyphs[count] = face << 16 | code;
        x[count] = (float) ((position.getX() - left) * scale);
        y[count++] = (float) (-position.getY() * scale);
      }
    }
    return new ShapedCluster(
        length,
        codePoint,
        (int) Math.round(advance * scale),
        Arrays.copyOf(glyphs, count),
        Arrays.copyOf(x, count),
        Arrays.copyOf(y, count));
  }
}
