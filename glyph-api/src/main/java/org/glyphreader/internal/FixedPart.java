package org.glyphreader.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A source whose pages are drawn as they are. Pages without words are recognised when needed. */
final class FixedPart implements Part {

  private final String source;
  private final String mediaType;
  private final RenderConfig config;
  private final List<PageSource> pages;
  private final long replacedCharacters;
  private final Runnable onClose;
  private final Function<PageSource, TextLayer> recognizer;
  private final AtomicReferenceArray<TextLayer> recognized;
  private final int[] starts;
  private int known = 1;

  FixedPart(
      String source,
      String mediaType,
      RenderConfig config,
      List<PageSource> pages,
      long replacedCharacters,
      Runnable onClose,
      Function<PageSource, TextLayer> recognizer) {
    this.source = source;
    this.mediaType = mediaType;
    this.config = config;
    this.pages = pages;
    this.replacedCharacters = replacedCharacters;
    this.onClose = onClose;
    this.recognizer = recognizer;
    this.recognized = new AtomicReferenceArray<>(pages.size());
    this.starts = new int[pages.size() + 1];
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public RenderConfig config() {
    return config;
  }

  @Override
  public List<PageSource> pages() {
    return pages;
  }

  @Override
  public TextLayer words(int index) {
    PageSource page = pages.get(index);
    return page.textLayer().map(FixedPart::endingInLineFeed).orElseGet(() -> recognize(index));
  }

  private synchronized TextLayer recognize(int index) {
    TextLayer layer = recognized.get(index);
    if (layer == null) {
      layer = endingInLineFeed(recognizer.apply(pages.get(index)));
      recognized.set(index, layer);
    }
    return layer;
  }

  private static TextLayer endingInLineFeed(TextLayer layer) {
    return layer.text().isEmpty() || layer.text().endsWith("\n")
        ? layer
        : new TextLayer(layer.text() + "\n", layer.lines());
  }

  @Override
  public synchronized int pageStart(int index) {
    while (known <= index) {
      starts[known] = starts[known - 1] + words(known - 1).text().length();
      known++;
    }
    return starts[index];
  }

  @Override
  public boolean textIsKnown() {
    for (int i = 0; i < pages.size(); i++) {
      if (recognized.get(i) == null && pages.get(i).textLayer().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      text.append(words(i).text());
    }
    return text.toString();
  }

  @Override
  public long replacedCharacters() {
    return replacedCharacters;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
