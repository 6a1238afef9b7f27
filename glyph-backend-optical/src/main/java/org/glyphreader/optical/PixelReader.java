package org.glyphreader.optical;

import java.util.List;
import org.glyphreader.Box;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/** Reads words from pixels. Safe for use by several threads. */
interface PixelReader {

  /**
   * A line of words, or a part of one, whose place is known.
   *
   * @param page the pixels it is on
   * @param box where, px
   * @param baseline y of the baseline, px
   * @param fontSize size of the type, px
   */
  record Strip(Pixels page, Box box, float baseline, float fontSize) {}

  /**
   * What was read.
   *
   * @param confidence how sure the recogniser is, 0 to 1
   */
  record Reading(String text, double confidence) {}

  /** Reads strips, in their order. */
  List<Reading> strips(List<Strip> strips, WorkMonitor monitor);

  /** Finds and reads all lines of a page, in reading order. */
  List<RecognizedLine> page(Pixels page, WorkMonitor monitor);
}
