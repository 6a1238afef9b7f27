package org.glyphreader.documents;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;

/** Paints one page of a PDF with a bounded number of operators. For one thread. */
final class PagePainter extends PDFRenderer {

  /** An image that covers at least this share of its page must not be missing. */
  private static final double MAIN_IMAGE = 0.25;

  private final String what;
  private final PageGeometry geometry;

  private PagePainter(String what, PDDocument document, PageGeometry geometry) {
    super(document);
    this.what = what;
    this.geometry = geometry;
  }

  /**
   * Paints a page.
   *
   * @param what the page, for messages
   * @param index from 0
   */
  static Pixels paint(String what, PDDocument document, int index, PageGeometry geometry)
      throws IOException {
    PagePainter painter = new PagePainter(what, document, geometry);
    return ImagePixels.of(painter.renderImage(index, geometry.scale(), ImageType.RGB));
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters);
  }

  private final class Drawer extends PageDrawer {

    private final OperatorBudget budget = new OperatorBudget(what);

    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      budget.take();
      FormDepth.check(what, getLevel(), operator);
      super.processOperator(operator, operands);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      Limits.checkImage(what, image.getWidth(), image.getHeight());
      super.drawImage(image);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
        throws IOException {
      boolean image =
          operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)
              || FormDepth.namesImage(getResources(), operator, operands);
      double share = geometry.share(getGraphicsState().getCurrentTransformationMatrix());
      if (image && share >= MAIN_IMAGE) {
        throw new DocumentFormatException(
            what
                + " is mostly an image that cannot be decoded ("
                + e.getMessage()
                + "); save the PDF with JPEG or PNG compression (JPEG 2000 and JBIG2 need an"
                + " ImageIO plug-in on the class path)",
            e);
      }
      super.operatorException(operator, operands, e);
    }
  }
}
