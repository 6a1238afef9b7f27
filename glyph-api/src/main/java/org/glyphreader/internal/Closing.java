package org.glyphreader.internal;

/** Closes several things, all of them even if one fails; the first failure carries the others. */
final class Closing {

  private Throwable first;

  void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Throwable e) {
      if (first == null) {
        first = e;
      } else if (first != e) {
        first.addSuppressed(e);
      }
    }
  }

  void rethrow() {
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException failure) {
      throw failure;
    }
    if (first != null) {
      throw new IllegalStateException(first);
    }
  }
}
