package org.glyphreader.internal;

import java.util.List;
import java.util.Optional;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A source that was laid out. */
record FlowPart(
    String source,
    String mediaType,
    Optional<String> preset,
    RenderConfig config,
    Flow flow,
    Layout layout)
    implements Part {

  @Override
  public List<PageSource> pages() {
    return layout.pages();
  }

  @Override
  public TextLayer words(int index) {
    return pages().get(index).textLayer().orElse(TextLayer.EMPTY);
  }

  @Override
  public Optional<TextLayer> knownWords(int index) {
    return Optional.of(words(index));
  }

  @Override
  public int pageStart(int index) {
    return layout.pageStart(index);
  }

  @Override
  public boolean textIsKnown() {
    return true;
  }

  @Override
  public String text() {
    return flow.text();
  }

  @Override
  public long replacedCharacters() {
    return layout.replacedCharacters();
  }

  @Override
  public boolean holdsResources() {
    return false;
  }

  @Override
  public void close() {
    flow.close();
  }
}
