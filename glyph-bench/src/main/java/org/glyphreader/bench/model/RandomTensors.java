package org.glyphreader.bench.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes tensors of random numbers as a safetensors file. */
final class RandomTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double DEVIATION = 0.02;

  private RandomTensors() {}

  /**
   * Norms are ones, biases zeros, all else is uniform with a standard deviation of {@value
   * #DEVIATION}.
   */
  static void write(Path file, Map<String, int[]> shapes) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    long offset = 0;
    for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
      long end = offset + 4L * size(tensor.getValue());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", "F32");
      entry.put("shape", tensor.getValue());
      entry.put("data_offsets", List.of(offset, end));
      header.put(tensor.getKey(), entry);
      offset = end;
    }
    String json = JSON.writeValueAsString(header);
    byte[] head = (json + " ".repeat((8 - json.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(buffer(8).putLong(head.length).array());
      out.write(head);
      for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
        write(out, tensor.getKey(), size(tensor.getValue()), random);
      }
    }
  }

  private static void write(OutputStream out, String name, int size, SplittableRandom random)
      throws IOException {
    boolean norm = name.matches(".*norm\\d?\\.weight");
    boolean bias = name.endsWith(".bias");
    double width = DEVIATION * Math.sqrt(12);
    ByteBuffer values = buffer(4 * size);
    for (int i = 0; i < size; i++) {
      values.putFloat(norm ? 1 : bias ? 0 : (float) ((random.nextDouble() - 0.5) * width));
    }
    out.write(values.array());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int size(int[] shape) {
    int size = 1;
    for (int side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return size;
  }
}
