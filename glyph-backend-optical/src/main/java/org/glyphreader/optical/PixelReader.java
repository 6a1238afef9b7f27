package org.glyphreader.optical;

import java.util.List;
import org.glyphreader.Pixels;
import org.glyphreader.optical.vision.TextStrip;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/** Reads words from pixels. Safe for use by several threads. */
interface PixelReader {

  /** Reads lines, or parts of lines, whose place is known; one result for each, in their order. */
  List<RecognizedLine> strips(List<TextStrip> strips, WorkMonitor monitor);

  /** Finds and reads all lines of a page, in reading order. */
  List<RecognizedLine> page(Pixels page, WorkMonitor monitor);
}
