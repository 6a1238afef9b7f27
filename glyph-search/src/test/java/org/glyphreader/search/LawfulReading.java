package org.glyphreader.search;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.CompressedDocument;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.spi.WorkMonitor;

/**
 * A reader whose laws are known: lines of 8 px are read with one error in ten characters, lines of
 * 12 px with one in a hundred; texts about {@link #HARD} have five times as many.
 */
class LawfulReading implements PageReading {

  static final String HARD = "hieroglyphs";

  final AtomicInteger pagesRead = new AtomicInteger();

  @Override
  public String transcribe(Page page, WorkMonitor monitor) {
    pagesRead.incrementAndGet();
    double height =
        page.lines().stream().map(Line::box).mapToInt(box -> box.height()).average().orElse(1);
    double share = Math.max(0.002, Math.min(0.9, Math.pow(10, 1 - height / 4)));
    if (page.text().contains(HARD)) {
      share = Math.min(0.9, 5 * share);
    }
    StringBuilder read = new StringBuilder();
    String text = page.text();
    for (int i = 0; i < text.length(); i++) {
      boolean wrong = Math.floor(i * share) != Math.floor((i + 1) * share);
      read.append(wrong ? '#' : text.charAt(i));
    }
    return read.toString();
  }

  @Override
  public List<String> answer(
      CompressedDocument document, List<String> questions, WorkMonitor monitor) {
    return Collections.nCopies(questions.size(), transcribe(document.pages().get(0), monitor));
  }

  @Override
  public void close() {}
}
