package org.glyphreader.documents;

import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.glyphreader.DocumentFormatException;

/** What the operator that draws forms and images is about to do. */
final class FormDepth {

  private static final int DEEPEST = 50;

  private FormDepth() {}

  /** Refuses forms that draw forms, and so on; PDFBox would skip them and log each. */
  static void check(String what, int level, Operator operator) {
    if (level >= DEEPEST && operator.getName().equals(OperatorName.DRAW_OBJECT)) {
      throw new DocumentFormatException(
          what + " draws forms inside forms, " + DEEPEST + " deep; it is hostile or damaged");
    }
  }

  /** Whether {@code operator} draws an image that is an object of its own. */
  static boolean namesImage(PDResources resources, Operator operator, List<COSBase> operands) {
    return operator.getName().equals(OperatorName.DRAW_OBJECT)
        && resources != null
        && !operands.isEmpty()
        && operands.get(0) instanceof COSName name
        && resources.isImageXObject(name);
  }
}
