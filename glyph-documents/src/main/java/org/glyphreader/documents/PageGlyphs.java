package org.glyphreader.documents;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.glyphreader.DocumentFormatException;

/**
 * Collects the characters of a page, by the direction in which they are written, and what is needed
 * to tell whether the page is a scan. For one page and one thread.
 */
final class PageGlyphs extends PDFTextStripper {

  private static final int MOST_GLYPHS = 1_000_000;

  private final String what;
  private final PageGeometry geometry;
  private final OperatorBudget budget;
  private final MathAxis axis = new MathAxis();
  private final Map<Direction, List<Glyph>> glyphs = new EnumMap<>(Direction.class);
  private int shown;
  private int withoutUnicode;
  private double largestImage;

  private PageGlyphs(String what, PageGeometry geometry) {
    this.what = what;
    this.geometry = geometry;
    this.budget = new OperatorBudget(what);
    setShouldSeparateByBeads(false);
  }

  /**
   * Collects the characters of {@code page}.
   *
   * @param what the page, for messages
   */
  static PageGlyphs of(String what, PDPage page, PageGeometry geometry) throws IOException {
    PageGlyphs collected = new PageGlyphs(what, geometry);
    if (page.hasContents()) {
      collected.processPage(page);
    }
    return collected;
  }

  /** The characters written in that direction, in the order of the file. */
  List<Glyph> in(Direction direction) {
    return glyphs.getOrDefault(direction, List.of());
  }

  /** How many characters that are not blank were found. */
  long visible() {
    return glyphs.values().stream().flatMap(List::stream).filter(g -> !g.isBlank()).count();
  }

  /** The share, 0..1, of drawn characters of which the PDF does not tell what they are. */
  double unknownShare() {
    return shown == 0 ? 0 : withoutUnicode / (double) shown;
  }

  /** The share, 0..1, of the page that its largest image covers. */
  double largestImage() {
    return largestImage;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    budget.take();
    FormDepth.check(what, getLevel(), operator);
    if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)
        || FormDepth.namesImage(getResources(), operator, operands)) {
      double share = geometry.share(getGraphicsState().getCurrentTransformationMatrix());
      largestImage = Math.max(largestImage, share);
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (++shown > MOST_GLYPHS) {
      throw new DocumentFormatException(
          what + " draws more than " + MOST_GLYPHS + " characters; split the page");
    }
    if (font.toUnicode(code) == null) {
      withoutUnicode++;
    }
    super.showGlyph(matrix, font, code, displacement);
  }

  @Override
  protected void writePage() {
    for (List<TextPosition> article : charactersByArticle) {
      article.forEach(this::add);
    }
  }

  private void add(TextPosition position) {
    String text = readable(position.getUnicode());
    Matrix matrix = position.getTextMatrix();
    double x = matrix.getTranslateX();
    double y = matrix.getTranslateY();
    double px = geometry.pixelX(x, y);
    double py = geometry.pixelY(x, y);
    double dx = geometry.pixelX(x + matrix.getScaleX(), y + matrix.getShearY()) - px;
    double dy = geometry.pixelY(x + matrix.getScaleX(), y + matrix.getShearY()) - py;
    Direction direction = Direction.of(dx, dy);
    double width = Math.abs(position.getWidthDirAdj()) * geometry.scale();
    double size = Math.abs(matrix.getScalingFactorY()) * geometry.scale();
    double u = direction.u(px, py);
    double v = direction.v(px, py) - axis.offset(position) * size;
    boolean sane = Double.isFinite(u + v + width + size) && size > 0;
    if (sane && !text.isEmpty() && isOnPage(px, py, Math.max(width, size))) {
      double space = position.getWidthOfSpace() * geometry.scale();
      glyphs
          .computeIfAbsent(direction, d -> new ArrayList<>())
          .add(new Glyph(text, u, u + width, v, size, space));
    }
  }

  private boolean isOnPage(double px, double py, double reach) {
    return px > -reach
        && py > -reach
        && px < geometry.width() + reach
        && py < geometry.height() + reach;
  }

  /** Without control characters and lone surrogates; ligatures and presentation forms spelt out. */
  private static String readable(String unicode) {
    String text = unicode;
    if (text.chars().anyMatch(c -> c >= 0xFB00 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFE)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints().forEach(c -> append(kept, c));
    return kept.toString();
  }

  private static void append(StringBuilder to, int codePoint) {
    if (codePoint == 0xAD) {
      to.append('-');
    } else if (Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint)) {
      to.append(' ');
    } else if (!Character.isISOControl(codePoint)
        && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
      to.appendCodePoint(codePoint);
    }
  }
}
