package org.glyphreader.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.glyphreader.Pixels;

/**
 * Writes PNG files. Pages are mostly one flat colour, so rows are stored unfiltered and compressed
 * at a fast level: several times quicker than ImageIO, at about the same size. Filters make files
 * of type larger, and higher levels take a multiple of the time.
 */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BUFFER = 1 << 16;

  /** What takes no longer than the fastest level for pixels of three bytes, but is smaller. */
  private static final int COLOR_LEVEL = 2;

  private static final byte GREY = 0;
  private static final byte RGB = 2;

  private Png() {}

  /** {@code pixels} as a PNG file of 8 bits a channel. */
  public static byte[] encode(Pixels pixels) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(BUFFER);
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(pixels.width()).putInt(pixels.height());
    header.put((byte) 8).put(pixels.channels() == 1 ? GREY : RGB);
    chunk("IHDR", header.array(), file);
    byte[] data = compressed(pixels);
    chunk("IDAT", data, file);
    chunk("IEND", new byte[0], file);
    return file.toByteArray();
  }

  private static byte[] compressed(Pixels pixels) {
    int stride = pixels.width() * pixels.channels();
    ByteBuffer bytes = pixels.bytes();
    byte[] row = new byte[stride + 1];
    byte[] packed = new byte[BUFFER];
    ByteArrayOutputStream data = new ByteArrayOutputStream(BUFFER);
    Deflater deflater = new Deflater(pixels.channels() == 1 ? Deflater.BEST_SPEED : COLOR_LEVEL);
    try {
      for (int y = 0; y < pixels.height(); y++) {
        bytes.get(row, 1, stride);
        deflater.setInput(row);
        while (!deflater.needsInput()) {
          data.write(packed, 0, deflater.deflate(packed));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        data.write(packed, 0, deflater.deflate(packed));
      }
      return data.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(String type, byte[] data, ByteArrayOutputStream file) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
