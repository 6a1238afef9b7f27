package org.glyphreader.spi;

/** Gives the renderer; found by {@link java.util.ServiceLoader}. */
public interface RendererProvider {

  /** The renderer. */
  Renderer renderer();
}
