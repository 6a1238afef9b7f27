package org.glyphreader.onnx.internal.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * The file beside a graph that holds its large tensors, written from front to back: one tensor at a
 * time is all that is ever in memory.
 */
public final class ExternalData implements AutoCloseable {

  /** Tensors start on a page, so that a runtime can map them. */
  private static final int ALIGNMENT = 4096;

  private final String location;
  private final OutputStream out;
  private long position;

  /**
   * Creates the file.
   *
   * @param file must not exist
   * @param digest takes all bytes as well
   * @throws IOException if it cannot be created
   */
  public ExternalData(Path file, MessageDigest digest) throws IOException {
    location = file.getFileName().toString();
    out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest));
  }

  String location() {
    return location;
  }

  /** Begins a tensor; returns its offset. */
  long align() throws IOException {
    int padding = (int) (-position & (ALIGNMENT - 1));
    write(new byte[padding], padding);
    return position;
  }

  long position() {
    return position;
  }

  void write(byte[] bytes, int count) throws IOException {
    out.write(bytes, 0, count);
    position += count;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
