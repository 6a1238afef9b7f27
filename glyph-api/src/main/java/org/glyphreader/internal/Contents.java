package org.glyphreader.internal;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.glyphreader.Page;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.PageSource;

/** What a document consists of at one moment: the parts, their pages numbered through, the text. */
final class Contents {

  /** A page's place: its part, and its index there. */
  record Place(int part, int index) {}

  private final List<Part> parts;
  private final VisualTokenizer tokenizer;
  private final PageCache.Shelf shelf;
  private final AtomicReferenceArray<WeakReference<Page>> made;
  private final int[] firstPages;
  private final int[] textStarts;
  private int knownTextStarts = 1;
  private volatile String text;

  Contents(List<Part> parts, VisualTokenizer tokenizer, PageCache.Shelf shelf) {
    this.parts = List.copyOf(parts);
    this.tokenizer = tokenizer;
    this.shelf = shelf;
    this.firstPages = new int[parts.size() + 1];
    this.textStarts = new int[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      firstPages[i + 1] = firstPages[i] + parts.get(i).pages().size();
    }
    this.made = new AtomicReferenceArray<>(pageCount());
  }

  List<Part> parts() {
    return parts;
  }

  VisualTokenizer tokenizer() {
    return tokenizer;
  }

  int pageCount() {
    return firstPages[parts.size()];
  }

  Place place(int pageIndex) {
    Objects.checkIndex(pageIndex, pageCount());
    int part = 0;
    while (firstPages[part + 1] <= pageIndex) {
      part++;
    }
    return new Place(part, pageIndex - firstPages[part]);
  }

  /** A page's words and pixels; the pixels come from the engine's cache. */
  PageSource page(Place place) {
    Part part = partOf(place);
    return new CachedPage(part, place.index(), part.pages().get(place.index()), shelf);
  }

  /** What the document keeps in the engine's cache. */
  PageCache.Shelf shelf() {
    return shelf;
  }

  /** The page object that users have, made if nobody refers to one. */
  Page shared(int pageIndex, Supplier<Page> maker) {
    Objects.checkIndex(pageIndex, pageCount());
    Page fresh = null;
    while (true) {
      WeakReference<Page> known = made.get(pageIndex);
      Page page = known == null ? null : known.get();
      if (page != null) {
        return page;
      }
      fresh = fresh == null ? maker.get() : fresh;
      if (made.compareAndSet(pageIndex, known, new WeakReference<>(fresh))) {
        return fresh;
      }
    }
  }

  /** Takes over the page objects of what this grew out of, up to {@code count} pages. */
  void keepPages(Contents before, int count) {
    for (int i = 0; i < count; i++) {
      made.set(i, before.made.get(i));
    }
  }

  Part partOf(Place place) {
    return parts.get(place.part());
  }

  /** Offset in the document's text at which a page's begins. */
  int start(Place place) {
    return textStart(place.part()) + partOf(place).pageStart(place.index());
  }

  private synchronized int textStart(int part) {
    while (knownTextStarts <= part) {
      String before = parts.get(knownTextStarts - 1).text();
      textStarts[knownTextStarts] =
          textStarts[knownTextStarts - 1] + before.length() + separator(before).length();
      knownTextStarts++;
    }
    return textStarts[part];
  }

  /** The canonical text: that of the parts, each beginning on a line of its own. */
  String text() {
    String joined = text;
    if (joined == null) {
      joined = parts.size() == 1 ? parts.get(0).text() : join();
      text = joined;
    }
    return joined;
  }

  /** The canonical text if nothing must be recognised for it. */
  Optional<String> knownText() {
    return text != null || parts.stream().allMatch(Part::textIsKnown)
        ? Optional.of(text())
        : Optional.empty();
  }

  private String join() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i).text();
      all.append(part).append(i + 1 < parts.size() ? separator(part) : "");
    }
    return all.toString();
  }

  private static String separator(String text) {
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
  }
}
