package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds words that a layout put over other words. */
final class Overlaps {

  /** Of the smaller type's size, what two baselines may be closer than a line. */
  private static final double LEAST_DISTANCE = 0.5;

  private static final int MOST_COMPARED = 200;

  private Overlaps() {}

  /** How many characters stand over characters of other lines. */
  static long characters(List<List<WebText>> lines) {
    List<WebText> texts = new ArrayList<>();
    lines.forEach(line -> line.stream().filter(text -> !text.isBlank()).forEach(texts::add));
    texts.sort(Comparator.comparingDouble(WebText::baseline));
    long sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      WebText text = texts.get(i);
      for (int j = i + 1; j < Math.min(texts.size(), i + MOST_COMPARED); j++) {
        WebText other = texts.get(j);
        double size = Math.min(text.font().size(), other.font().size());
        if (other.baseline() - text.baseline() >= LEAST_DISTANCE * size) {
          break;
        }
        double shared =
            Math.min(text.x() + text.width(), other.x() + other.width())
                - Math.max(text.x(), other.x());
        if (shared > LEAST_DISTANCE * size) {
          sum += WebSheet.visible(other.text());
        }
      }
    }
    return sum;
  }
}
