package org.glyphreader.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A source whose pages are drawn as they are. Pages without words are recognised when needed. */
final class FixedPart implements Part {

  /** What is known of a source, pages apart. */
  record Facts(
      String source, String mediaType, RenderConfig config, boolean restored, long replaced) {}

  private final Facts facts;
  private final List<PageSource> pages;
  private final Function<PageSource, TextLayer> recognizer;
  private final AtomicReferenceArray<TextLayer> recognized;
  private final int[] starts;
  private Runnable onClose;
  private int known = 1;
  private volatile String text;

  /**
   * Pages as they are.
   *
   * @param onClose frees what the pages are read from; null if they keep nothing open
   * @param recognizer reads the words of a page without a text layer
   */
  FixedPart(
      Facts facts,
      List<PageSource> pages,
      Runnable onClose,
      Function<PageSource, TextLayer> recognizer) {
    this.facts = facts;
    this.pages = pages;
    this.onClose = onClose;
    this.recognizer = recognizer;
    this.recognized = new AtomicReferenceArray<>(pages.size());
    this.starts = new int[pages.size() + 1];
  }

  @Override
  public String source() {
    return facts.source();
  }

  @Override
  public String mediaType() {
    return facts.mediaType();
  }

  @Override
  public RenderConfig config() {
    return facts.config();
  }

  @Override
  public List<PageSource> pages() {
    return pages;
  }

  @Override
  public TextLayer words(int index) {
    return knownWords(index).orElseGet(() -> recognize(index));
  }

  @Override
  public Optional<TextLayer> knownWords(int index) {
    TextLayer read = recognized.get(index);
    return read != null
        ? Optional.of(read)
        : pages.get(index).textLayer().map(this::endingInLineFeed);
  }

  private synchronized TextLayer recognize(int index) {
    TextLayer layer = recognized.get(index);
    if (layer == null) {
      layer = endingInLineFeed(recognizer.apply(pages.get(index)));
      recognized.set(index, layer);
    }
    return layer;
  }

  /** The texts of a restored document are what they were, and may end amid a word. */
  private TextLayer endingInLineFeed(TextLayer layer) {
    return facts.restored() || layer.text().isEmpty() || layer.text().endsWith("\n")
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
    if (text != null) {
      return true;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      Optional<TextLayer> words = knownWords(i);
      if (words.isEmpty()) {
        return false;
      }
      joined.append(words.get().text());
    }
    text = joined.toString();
    return true;
  }

  @Override
  public String text() {
    String all = text;
    if (all == null) {
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < pages.size(); i++) {
        joined.append(words(i).text());
      }
      all = joined.toString();
      text = all;
    }
    return all;
  }

  @Override
  public long replacedCharacters() {
    return facts.replaced();
  }

  @Override
  public synchronized boolean holdsResources() {
    return onClose != null;
  }

  @Override
  public void close() {
    Runnable closing;
    synchronized (this) {
      closing = onClose;
      onClose = null;
    }
    if (closing != null) {
      closing.run();
    }
  }
}
