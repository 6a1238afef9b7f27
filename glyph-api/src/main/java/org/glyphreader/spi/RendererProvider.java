package org.glyphreader.spi;

/** Gives the renderer; found by {@link java.util.ServiceLoader}. */
public interface RendererProvider {

  /** {@return the renderer} */
  Renderer renderer();
}
