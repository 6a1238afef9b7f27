package org.glyphreader.search;

import java.util.List;
import org.glyphreader.CompressedDocument;
import org.glyphreader.Page;
import org.glyphreader.spi.WorkMonitor;

/** Reads pages from their pixels, text layers ignored. Safe for use by several threads. */
interface PageReading extends AutoCloseable {

  /** The words of a page. */
  String transcribe(Page page, WorkMonitor monitor);

  /** Everything that was answered, as it was read from the pixels. */
  List<String> answer(CompressedDocument document, List<String> questions, WorkMonitor monitor);

  @Override
  void close();
}
