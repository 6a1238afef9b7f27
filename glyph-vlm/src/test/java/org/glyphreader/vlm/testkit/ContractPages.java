package org.glyphreader.vlm.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Pixels;
import org.glyphreader.Sampling;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.TextLayer;

/** Pages and questions as the engine gives them to a backend. */
public final class ContractPages {

  private record Image(Pixels pixels) implements PageSource {

    @Override
    public int width() {
      return pixels.width();
    }

    @Override
    public int height() {
      return pixels.height();
    }

    @Override
    public Optional<TextLayer> textLayer() {
      return Optional.empty();
    }

    @Override
    public Pixels paint() {
      return pixels;
    }
  }

  private ContractPages() {}

  /** Pages without text layer, numbered from 1. */
  public static List<Page> of(String... files) {
    List<Page> pages = new ArrayList<>();
    for (String file : files) {
      Image image = new Image(TinyCheckpoint.page(file));
      pages.add(Page.of(pages.size() + 1, file, () -> 0, image, VisualTokenizer.glm4v()));
    }
    return pages;
  }

  /** A question about all pages up to {@code last}. */
  public static Prompt ask(String question, int last) {
    return ask(question, 1, last, 12);
  }

  /** A question about a range of pages. */
  public static Prompt ask(String question, int first, int last, int maxNewTokens) {
    return new Prompt(question, "", new PageRange(first, last), maxNewTokens, Sampling.GREEDY);
  }
}
