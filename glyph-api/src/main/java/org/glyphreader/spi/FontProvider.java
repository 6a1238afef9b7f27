package org.glyphreader.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Brings fonts; found by {@link java.util.ServiceLoader}. */
public interface FontProvider {

  /**
   * {@return the names of its fonts as they stand behind {@code builtin:} in {@code font-path}, in
   * the order in which they should stand in for a font that lacks a character}
   */
  List<String> names();

  /**
   * {@return its place among providers where a fallback font is sought: the higher, the earlier}
   */
  int priority();

  /**
   * {@return the TrueType or OpenType file of a font}
   *
   * @param name the name
   * @throws java.io.IOException if it cannot be read
   * @throws IllegalArgumentException if {@link #names()} does not contain {@code name}
   */
  InputStream open(String name) throws IOException;
}
