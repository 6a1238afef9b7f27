package org.glyphreader.internal;

/** Closes several things, all of them even if one fails; the first failure carries the others. */
final class Closing {

  private RuntimeException first;

  void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (RuntimeException e) {
      keep(e);
    } catch (Exception e) {
      keep(new IllegalStateException(e));
    }
  }

  private void keep(RuntimeException e) {
    if (first == null) {
      first = e;
    } else {
      first.addSuppressed(e);
    }
  }

  void rethrow() {
    if (first != null) {
      throw first;
    }
  }
}
