package org.glyphreader.render;

import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Renderer;
import org.glyphreader.spi.RendererProvider;

/** Gives the renderer of this module. Stateless, safe for use by several threads. */
public final class FlowRendererProvider implements RendererProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public FlowRendererProvider() {}

  @Override
  public Renderer renderer() {
    return new FlowRenderer();
  }
}
