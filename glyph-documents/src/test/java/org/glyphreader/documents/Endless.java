package org.glyphreader.documents;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of the letter a that never ends. */
final class Endless extends InputStream {

  @Override
  public int read() {
    return 'a';
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Arrays.fill(into, offset, offset + length, (byte) 'a');
    return length;
  }
}
