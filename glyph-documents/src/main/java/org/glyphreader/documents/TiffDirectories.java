package org.glyphreader.documents;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.glyphreader.DocumentFormatException;

/** Walks the chain of image directories of TIFF, of which EXIF is made too. */
final class TiffDirectories {

  private static final int ORIENTATION_TAG = 274;
  private static final int ENTRY_LENGTH = 12;
  private static final int VALUE_OFFSET = 8;

  private TiffDirectories() {}

  /**
   * The orientation of each image, in order.
   *
   * @param base where the TIFF header stands in {@code in}
   * @param most how many images are allowed
   * @throws DocumentFormatException if the chain has a loop or is longer
   */
  static List<Orientation> read(String name, ImageInputStream in, long base, int most)
      throws IOException {
    in.seek(base);
    in.setByteOrder(
        in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.readUnsignedShort();
    List<Orientation> orientations = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long next = in.readUnsignedInt();
    while (next != 0) {
      if (!seen.add(next)) {
        throw new DocumentFormatException(
            name + " has a loop in its chain of images; it is damaged or hostile");
      }
      if (orientations.size() == most) {
        throw new DocumentFormatException(name + " has more than " + most + " pages; split it");
      }
      in.seek(base + next);
      int entries = in.readUnsignedShort();
      orientations.add(orientation(in, entries));
      in.seek(base + next + 2 + (long) entries * ENTRY_LENGTH);
      next = in.readUnsignedInt();
    }
    return orientations;
  }

  private static Orientation orientation(ImageInputStream in, int entries) throws IOException {
    long first = in.getStreamPosition();
    for (int i = 0; i < entries; i++) {
      in.seek(first + (long) i * ENTRY_LENGTH);
      if (in.readUnsignedShort() == ORIENTATION_TAG) {
        in.seek(first + (long) i * ENTRY_LENGTH + VALUE_OFFSET);
        return Orientation.of(in.readUnsignedShort());
      }
    }
    return Orientation.AS_STORED;
  }
}
