package org.glyphreader.internal;

import java.util.List;
import java.util.Optional;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** The pages of one source. Safe for use by several threads. */
interface Part extends AutoCloseable {

  /** Name of the source. */
  String source();

  /** Media type of the source. */
  String mediaType();

  /** The preset that the page design comes from, if it comes from one. */
  default Optional<String> preset() {
    return Optional.empty();
  }

  /** The page design. */
  RenderConfig config();

  /** The pages. */
  List<PageSource> pages();

  /** The words of a page, recognised from its pixels if need be. */
  TextLayer words(int index);

  /** The words of a page if nothing must be recognised for them. */
  Optional<TextLayer> knownWords(int index);

  /** Offset in {@link #text()} at which the words of a page begin. */
  int pageStart(int index);

  /** Whether {@link #text()} can be had without recognising anything. */
  boolean textIsKnown();

  /** The canonical text. */
  String text();

  /** Characters that no font had. */
  long replacedCharacters();

  /** Whether anything is kept open that {@link #close()} frees. */
  boolean holdsResources();

  @Override
  void close();
}
