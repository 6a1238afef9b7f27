package org.glyphreader.documents;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** Finds the EXIF orientation in the markers of a JPEG file. */
final class JpegOrientation {

  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int EXIF = 0x45786966;
  private static final int EXIF_HEADER_LENGTH = 6;
  private static final int MOST_MARKERS = 1000;

  private JpegOrientation() {}

  /** The orientation; that of storage if the file has none or its EXIF data is damaged. */
  static Orientation read(ImageInputStream in) {
    try {
      return find(in);
    } catch (IOException | RuntimeException damagedExif) {
      return Orientation.AS_STORED;
    }
  }

  private static Orientation find(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    long at = 2;
    for (int i = 0; i < MOST_MARKERS; i++) {
      in.seek(at);
      if (in.readUnsignedByte() != 0xFF) {
        return Orientation.AS_STORED;
      }
      int marker = in.readUnsignedByte();
      if (marker == START_OF_SCAN) {
        return Orientation.AS_STORED;
      }
      int length = in.readUnsignedShort();
      if (marker == APP1 && length > EXIF_HEADER_LENGTH && in.readInt() == EXIF) {
        List<Orientation> all =
            TiffDirectories.read("EXIF", in, at + 4 + EXIF_HEADER_LENGTH, Limits.PAGES);
        return all.isEmpty() ? Orientation.AS_STORED : all.get(0);
      }
      at += 2 + length;
    }
    return Orientation.AS_STORED;
  }
}
