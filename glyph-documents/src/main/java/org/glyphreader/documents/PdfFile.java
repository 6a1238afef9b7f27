package org.glyphreader.documents;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * An open PDF. PDFBox reads objects when they are needed and is not safe for several threads, so
 * that one thread at a time uses it. Safe for use by several threads.
 */
final class PdfFile {

  private final String name;
  private final PDDocument document;
  private final Set<COSBase> measured = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean closed;

  PdfFile(String name, PDDocument document) {
    this.name = name;
    this.document = document;
  }

  /** What is done with the open document. */
  @FunctionalInterface
  interface Use<T> {
    T with(PDDocument document) throws IOException;
  }

  /** The name of the source. */
  String name() {
    return name;
  }

  /**
   * Uses the document for one page, whose data is measured first.
   *
   * @param index of the page, from 0
   * @throws IllegalStateException if the document was closed
   */
  synchronized <T> T page(int index, Use<T> use) {
    if (closed) {
      throw new IllegalStateException("The PDF " + name + " was closed");
    }
    String what = name + ", page " + (index + 1);
    return Guard.run(
        what,
        () -> {
          new DecodedSizes(what, measured).check(document.getPage(index).getCOSObject());
          return ScopedFontMapper.with(() -> use.with(document));
        });
  }

  /** Closes the document; waits for a page in work. Idempotent. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      Guard.run(
          name,
          () -> {
            document.close();
            return null;
          });
    }
  }
}
