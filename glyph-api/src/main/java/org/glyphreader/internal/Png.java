package org.glyphreader.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.glyphreader.Pixels;

/** Writes PNG files. */
public final class Png {

  private Png() {}

  /** {@code pixels} as a PNG file of 8 bits a channel. */
  public static byte[] encode(Pixels pixels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(pixels.toImage(), "png", out)) {
        throw new IllegalStateException("This Java runtime has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
