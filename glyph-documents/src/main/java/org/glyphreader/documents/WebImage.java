package org.glyphreader.documents;

import com.openhtmltopdf.extend.FSImage;
import com.openhtmltopdf.extend.ReplacedElement;
import com.openhtmltopdf.extend.ReplacedElementFactory;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.resource.ImageResource;
import java.awt.Point;
import java.awt.image.BufferedImage;
import org.w3c.dom.Element;

/** An image of a web page. Its size is in dots of the layout. */
final class WebImage implements FSImage {

  private final BufferedImage pixels;
  private int width;
  private int height;

  WebImage(BufferedImage pixels, int dotsPerPixel) {
    this.pixels = pixels;
    this.width = pixels.getWidth() * dotsPerPixel;
    this.height = pixels.getHeight() * dotsPerPixel;
  }

  BufferedImage pixels() {
    return pixels;
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public void scale(int newWidth, int newHeight) {
    width = newWidth > 0 ? newWidth : width;
    height = newHeight > 0 ? newHeight : height;
  }

  /** Puts images in the place of {@code img} elements, at most as wide as the page. */
  record Factory(int widest, int highest) implements ReplacedElementFactory {

    @Override
    public ReplacedElement createReplacedElement(
        LayoutContext c, BlockBox box, UserAgentCallback agent, int cssWidth, int cssHeight) {
      Element element = box.getElement();
      if (!isReplacedElement(element)) {
        return null;
      }
      ImageResource found = agent.getImageResource(element.getAttribute("src"));
      if (found == null || !(found.getImage() instanceof WebImage image)) {
        return null;
      }
      double ratio = image.getHeight() / (double) image.getWidth();
      double width = cssWidth > 0 ? cssWidth : cssHeight > 0 ? cssHeight / ratio : image.getWidth();
      double height = cssHeight > 0 ? cssHeight : width * ratio;
      double shrink = Math.min(1, Math.min(widest / width, highest / height));
      return new Placed(
          image, Math.max(1, (int) (width * shrink)), Math.max(1, (int) (height * shrink)));
    }

    @Override
    public boolean isReplacedElement(Element element) {
      return element != null && element.getNodeName().equals("img");
    }
  }

  /** An image in the place of an element. */
  static final class Placed implements ReplacedElement {

    private final WebImage image;
    private final int width;
    private final int height;
    private Point location = new Point(0, 0);

    Placed(WebImage image, int width, int height) {
      this.image = image;
      this.width = width;
      this.height = height;
    }

    WebImage image() {
      return image;
    }

    @Override
    public int getIntrinsicWidth() {
      return width;
    }

    @Override
    public int getIntrinsicHeight() {
      return height;
    }

    @Override
    public Point getLocation() {
      return location;
    }

    @Override
    public void setLocation(int x, int y) {
      location = new Point(x, y);
    }

    @Override
    public void detach(LayoutContext c) {}

    @Override
    public boolean isRequiresInteractivePaint() {
      return false;
    }

    @Override
    public boolean hasBaseline() {
      return false;
    }

    @Override
    public int getBaseline() {
      return 0;
    }
  }
}
