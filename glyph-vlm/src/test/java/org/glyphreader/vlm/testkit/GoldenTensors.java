package org.glyphreader.vlm.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The tensors in {@code expected.safetensors}. */
final class GoldenTensors {

  private static GoldenTensors loaded;

  private final JsonNode header;
  private final ByteBuffer data;

  private GoldenTensors(byte[] file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) all.getLong();
    header = new ObjectMapper().readTree(file, 8, length);
    data = all.slice(8 + length, file.length - 8 - length).order(ByteOrder.LITTLE_ENDIAN);
  }

  static synchronized GoldenTensors load() {
    try {
      if (loaded == null) {
        loaded = new GoldenTensors(TinyCheckpoint.read("expected.safetensors"));
      }
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[][] floats(String name) {
    JsonNode shape = header.get(name).get("shape");
    int rows = shape.size() == 1 ? 1 : shape.get(0).intValue();
    int columns = shape.get(shape.size() - 1).intValue();
    float[][] values = new float[rows][columns];
    ByteBuffer bytes = bytes(name);
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = bytes.getFloat();
      }
    }
    return values;
  }

  int[] integers(String name) {
    ByteBuffer bytes = bytes(name);
    int[] values = new int[bytes.remaining() / Long.BYTES];
    Arrays.setAll(values, i -> Math.toIntExact(bytes.getLong()));
    return values;
  }

  private ByteBuffer bytes(String name) {
    JsonNode offsets = header.get(name).get("data_offsets");
    int begin = offsets.get(0).intValue();
    return data.slice(begin, offsets.get(1).intValue() - begin).order(ByteOrder.LITTLE_ENDIAN);
  }
}
