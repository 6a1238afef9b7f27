package org.glyphreader.libtorch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/**
 * Native things that live until this is closed. For one thread at a time; {@link #close}
 * idempotent.
 */
final class Owned implements AutoCloseable {

  private final Deque<Pointer> things = new ArrayDeque<>();

  /** Takes a thing out of the scope it was made in; {@return it} */
  <P extends Pointer> P keep(P thing) {
    thing.retainReference();
    things.push(thing);
    return thing;
  }

  @Override
  public void close() {
    while (!things.isEmpty()) {
      things.pop().close();
    }
  }
}
