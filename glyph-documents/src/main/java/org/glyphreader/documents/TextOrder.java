package org.glyphreader.documents;

import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.util.IdentityHashMap;
import java.util.Map;

/** The order in which the texts of a layout stand in its document. For one layout and thread. */
final class TextOrder {

  private final Map<InlineText, Integer> places = new IdentityHashMap<>();

  private TextOrder() {}

  static TextOrder of(BlockBox root) {
    TextOrder order = new TextOrder();
    order.walk(root);
    return order;
  }

  /** The place of {@code text}; what the document does not hold comes last. */
  int place(InlineText text) {
    return places.getOrDefault(text, Integer.MAX_VALUE);
  }

  private void walk(Box box) {
    if (box instanceof LineBox line) {
      line.getNonFlowContent().forEach(this::walk);
    }
    if (box instanceof InlineLayoutBox inline) {
      for (Object child : inline.getInlineChildren()) {
        if (child instanceof InlineText text) {
          places.put(text, places.size());
        } else if (child instanceof Box inner) {
          walk(inner);
        }
      }
      return;
    }
    for (int i = 0; i < box.getChildCount(); i++) {
      walk(box.getChild(i));
    }
  }
}
