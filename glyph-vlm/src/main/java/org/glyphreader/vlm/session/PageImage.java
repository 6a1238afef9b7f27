package org.glyphreader.vlm.session;

import java.util.function.Supplier;
import org.glyphreader.Pixels;
import org.glyphreader.vlm.prompt.ImageGrid;

/**
 * A page on its way into a model.
 *
 * @param key tells it from all other pages of its document, earlier versions included
 * @param number from 1
 * @param grid its visual tokens
 * @param pixels paints it
 */
record PageImage(long key, int number, ImageGrid grid, Supplier<Pixels> pixels) {}
