package org.glyphreader.onnxruntime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The bytes of a model in native memory while a session is made of them. */
final class ModelMemory implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private Pointer block;
  private long capacity;
  private long length;

  /** Copies all that {@code in} has to give, never holding more than a chunk on the Java heap. */
  static ModelMemory read(String name, InputStream in) {
    ModelMemory memory = new ModelMemory();
    try {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        memory.append(chunk, n);
      }
      return memory;
    } catch (IOException e) {
      memory.close();
      throw new UncheckedIOException("Could not read model " + name, e);
    } catch (RuntimeException | Error e) {
      memory.close();
      throw e;
    }
  }

  static ModelMemory of(byte[] bytes) {
    ModelMemory memory = new ModelMemory();
    memory.append(bytes, bytes.length);
    return memory;
  }

  private void append(byte[] bytes, int count) {
    if (count == 0) {
      return;
    }
    if (length + count > capacity) {
      long wanted = Math.max(length + count, Math.max(1 << 20, capacity + capacity / 2));
      Pointer larger = block == null ? Pointer.malloc(wanted) : Pointer.realloc(block, wanted);
      if (larger == null || larger.isNull()) {
        throw new OnnxRuntimeException(
            "The system has no memory for a model, " + wanted + " bytes");
      }
      block = larger;
      capacity = wanted;
    }
    bytes().position(length).put(bytes, 0, count);
    length += count;
  }

  BytePointer bytes() {
    return new BytePointer(block).capacity(capacity);
  }

  long length() {
    return length;
  }

  @Override
  public void close() {
    if (block != null) {
      Pointer.free(block);
      block = null;
    }
  }
}
