package org.glyphreader;

import java.awt.image.BufferedImage;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.glyphreader.internal.Png;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/**
 * A page of a document. Its size is known at once; words and pixels are made on demand, so that a
 * long document never holds them all; the engine keeps some pixels, as {@link
 * GlyphEngine.Builder#pageCache(long)} says. The same text and configuration give the same pixels
 * and the same PNG bytes, whatever thread asks. Safe for use by several threads.
 */
public final class Page {

  private final int number;
  private final String source;
  private final IntSupplier start;
  private final PageSource page;
  private final Supplier<TextLayer> words;
  private final VisualTokenizer tokenizer;
  private volatile List<Line> lines;

  private Page(
      int number,
      String source,
      IntSupplier start,
      PageSource page,
      Supplier<TextLayer> words,
      VisualTokenizer tokenizer) {
    if (number < 1) {
      throw new IllegalArgumentException("Pages count from 1, not from " + number);
    }
    this.number = number;
    this.source = Objects.requireNonNull(source, "source");
    this.start = Objects.requireNonNull(start, "start");
    this.page = Objects.requireNonNull(page, "page");
    this.words = Objects.requireNonNull(words, "words");
    this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
  }

  /**
   * {@return a page whose words are those of its text layer}
   *
   * @param number from 1
   * @param source name of the source it belongs to
   * @param start offset of its text in the document's, asked for when it is needed
   * @param page where words and pixels come from
   * @param tokenizer the arithmetic of the model that is to read it
   */
  public static Page of(
      int number, String source, IntSupplier start, PageSource page, VisualTokenizer tokenizer) {
    return of(
        number, source, start, page, () -> page.textLayer().orElse(TextLayer.EMPTY), tokenizer);
  }

  /**
   * {@return a page whose words may have to be recognised}
   *
   * @param number from 1
   * @param source name of the source it belongs to
   * @param start offset of its text in the document's, asked for when it is needed
   * @param page where the pixels come from
   * @param words its words, asked for when they are needed
   * @param tokenizer the arithmetic of the model that is to read it
   */
  public static Page of(
      int number,
      String source,
      IntSupplier start,
      PageSource page,
      Supplier<TextLayer> words,
      VisualTokenizer tokenizer) {
    return new Page(number, source, start, page, words, tokenizer);
  }

  /** {@return its number in the document, from 1} */
  public int number() {
    return number;
  }

  /** {@return the name of the source it belongs to} */
  public String source() {
    return source;
  }

  /** {@return width in px} */
  public int width() {
    return page.width();
  }

  /** {@return height in px} */
  public int height() {
    return page.height();
  }

  /** {@return whether its words are known without recognising them from the pixels} */
  public boolean hasTextLayer() {
    return page.textLayer().isPresent();
  }

  /** {@return its part of the document's canonical text, line ends included} */
  public String text() {
    try {
      return words.get().text();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** {@return the offset in the document's canonical text at which {@link #text()} begins} */
  public int start() {
    return start.getAsInt();
  }

  /** {@return its lines in reading order, with offsets into the document's canonical text} */
  public List<Line> lines() {
    List<Line> known = lines;
    if (known == null) {
      int offset = start();
      known = words.get().lines().stream().map(line -> line.shift(offset)).toList();
      lines = known;
    }
    return known;
  }

  /** {@return what it costs the model, in visual tokens} */
  public long visualTokens() {
    return tokenizer.tokens(width(), height());
  }

  /** {@return the size to which the model brings it before it looks at it} */
  public Size modelSize() {
    return tokenizer.resize(width(), height());
  }

  /** {@return its pixels, painted now unless the engine still has them} */
  public Pixels pixels() {
    try {
      return page.paint();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** {@return its pixels as the model sees them: brought to {@link #modelSize()}} */
  public Pixels modelPixels() {
    return pixels().resize(modelSize());
  }

  /** {@return a fresh image of it} */
  public BufferedImage image() {
    return pixels().toImage();
  }

  /** {@return a PNG file of it} */
  public byte[] png() {
    return Png.encode(pixels());
  }

  @Override
  public String toString() {
    return "Page " + number + " (" + width() + " × " + height() + " px)";
  }
}
