package org.glyphreader.documents;

import com.openhtmltopdf.css.parser.FSColor;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSImage;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.extend.StructureType;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.DocumentFormatException;

/**
 * Writes down what a layout would paint on one page. Nothing is clipped: what the page shows is
 * what is written down. For one thread.
 */
final class MarkRecorder extends AbstractOutputDevice {

  private static final int MOST_MARKS = 500_000;
  private static final double LEAST_CONTRAST = 2;

  private final WebType type;
  private final int background;
  private final List<WebMark> marks = new ArrayList<>();
  private WebFonts.WebFont font;
  private Color color = Color.BLACK;
  private Stroke stroke = WebMark.Outline.THIN;
  private InlineText current;

  MarkRecorder(WebType type, int background) {
    this.type = type;
    this.background = background;
  }

  /** The marks so far, in the order of painting; later calls begin anew. */
  List<WebMark> take() {
    List<WebMark> taken = List.copyOf(marks);
    marks.clear();
    return taken;
  }

  private void add(WebMark mark) {
    if (marks.size() == MOST_MARKS) {
      throw new DocumentFormatException(
          "one page holds more than " + MOST_MARKS + " marks; use html-mode dense");
    }
    marks.add(mark);
  }

  @Override
  public void drawText(RenderingContext c, InlineText text) {
    current = text;
    super.drawText(c, text);
    current = null;
  }

  /** Words at a place, which the text renderer was told. */
  void write(String text, float x, float y, JustificationInfo spacing) {
    if (text.isEmpty()) {
      return;
    }
    float[] edges = WebType.isSimple(text) ? new float[text.length() + 1] : null;
    double width = 0;
    if (edges == null) {
      width = type.getWidth(null, font, text);
    } else {
      edges[0] = x;
      for (int i = 0; i < text.length(); i++) {
        width += type.advance(font, text.charAt(i)) + extra(text.charAt(i), spacing);
        edges[i + 1] = (float) (x + width);
      }
    }
    Color legible = legible(x + width / 2, y - font.size() * 0.3);
    add(new WebText(text, current, font, legible, edges, x, width, y));
  }

  private static float extra(char c, JustificationInfo spacing) {
    if (spacing == null) {
      return 0;
    }
    return InlineText.isJustifySpaceCodePoint(c)
        ? spacing.getSpaceAdjust()
        : spacing.getNonSpaceAdjust();
  }

  /** The colour, or black or white where it would not show on what is behind. */
  private Color legible(double x, double y) {
    int behind = background;
    for (int i = marks.size() - 1; i >= Math.max(0, marks.size() - 2000); i--) {
      if (marks.get(i) instanceof WebMark.Area area && area.shape().getBounds2D().contains(x, y)) {
        behind = area.color().getRGB() & 0xFFFFFF;
        break;
      }
    }
    if (Contrast.of(color.getRGB() & 0xFFFFFF, behind) >= LEAST_CONTRAST) {
      return color;
    }
    return Contrast.of(0, behind) >= Contrast.of(0xFFFFFF, behind) ? Color.BLACK : Color.WHITE;
  }

  @Override
  public void setFont(FSFont newFont) {
    font = (WebFonts.WebFont) newFont;
  }

  @Override
  public void setColor(FSColor newColor) {
    if (newColor instanceof FSRGBColor rgb) {
      color = new Color(rgb.getRed(), rgb.getGreen(), rgb.getBlue());
    } else {
      color = Color.BLACK;
    }
  }

  @Override
  public void setPaint(Paint paint) {
    color = paint instanceof Color plain ? plain : Color.LIGHT_GRAY;
  }

  @Override
  public void fill(Shape shape) {
    add(new WebMark.Area(new Path2D.Double(shape), color));
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    add(new WebMark.Area(new Rectangle(x, y, width, height), color));
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    add(new WebMark.Area(new Ellipse2D.Double(x, y, width, height), color));
  }

  @Override
  public void draw(Shape shape) {
    add(new WebMark.Outline(new Path2D.Double(shape), stroke, color));
  }

  @Override
  public void drawRect(int x, int y, int width, int height) {
    draw(new Rectangle(x, y, width, height));
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    draw(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  protected void drawLine(int x1, int y1, int x2, int y2) {
    draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void drawBorderLine(Shape bounds, int side, int width, boolean solid) {
    draw(bounds);
  }

  @Override
  public void drawImage(FSImage image, int x, int y, boolean interpolate) {
    Rectangle at = new Rectangle(x, y, image.getWidth(), image.getHeight());
    add(new WebMark.Picture(((WebImage) image).pixels(), at));
  }

  @Override
  public void paintReplacedElement(RenderingContext c, BlockBox box) {
    if (box.getReplacedElement() instanceof WebImage.Placed placed) {
      Rectangle at = box.getContentAreaEdge(box.getAbsX(), box.getAbsY(), c);
      add(new WebMark.Picture(placed.image().pixels(), at));
    }
  }

  @Override
  public void setStroke(Stroke newStroke) {
    stroke = newStroke;
  }

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void drawSelection(RenderingContext c, InlineText text) {}

  @Override
  public void translate(double tx, double ty) {}

  @Override
  public Object getRenderingHint(RenderingHints.Key key) {
    return null;
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {}

  @Override
  public boolean isSupportsCMYKColors() {
    return false;
  }

  @Override
  public void drawWithGraphics(
      float x, float y, float width, float height, OutputDeviceGraphicsDrawer drawer) {}

  @Override
  public boolean isPDF() {
    return false;
  }

  @Override
  public void pushTransformLayer(AffineTransform transform) {}

  @Override
  public void popTransformLayer() {}

  @Override
  public void pushClip(Shape shape) {}

  @Override
  public void popClip() {}

  @Override
  public Object startStructure(StructureType structure, Box box) {
    return null;
  }

  @Override
  public void endStructure(Object token) {}
}
