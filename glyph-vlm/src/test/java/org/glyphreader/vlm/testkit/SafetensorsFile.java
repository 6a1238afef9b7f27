package org.glyphreader.vlm.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/** Reads and writes whole safetensors files, to make variants of a checkpoint. */
public final class SafetensorsFile {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One tensor. */
  public record Tensor(String dtype, List<Long> shape, byte[] data) {

    /** The same numbers in BF16, rounded towards zero. */
    Tensor toBf16() {
      ByteBuffer out = ByteBuffer.allocate(data.length / 2).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < data.length; i += 4) {
        out.put(data[i + 2]).put(data[i + 3]);
      }
      return new Tensor("BF16", shape, out.array());
    }

    /** With every number replaced by NaN. */
    Tensor toNaN() {
      ByteBuffer out = ByteBuffer.allocate(data.length).order(ByteOrder.LITTLE_ENDIAN);
      while (out.hasRemaining()) {
        out.putFloat(Float.NaN);
      }
      return new Tensor(dtype, shape, out.array());
    }

    /** Without its last row. */
    Tensor shorter() {
      long rows = shape.get(0);
      Long[] cut = shape.toArray(Long[]::new);
      cut[0] = rows - 1;
      int bytes = (int) (data.length / rows * (rows - 1));
      return new Tensor(dtype, List.of(cut), Arrays.copyOf(data, bytes));
    }
  }

  private SafetensorsFile() {}

  /** All tensors of a small checkpoint. */
  public static Map<String, Tensor> read(Path folder) {
    TensorFiles files = TensorFiles.open(folder);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorInfo info : files.all().values()) {
      byte[] data = new byte[(int) info.bytes()];
      files.map(info, 0, data.length).get(data);
      tensors.put(info.name(), new Tensor(info.dtype().name(), info.shape(), data));
    }
    return tensors;
  }

  /** Writes one file. */
  public static void write(Path file, Map<String, Tensor> tensors) {
    ObjectNode header = MAPPER.createObjectNode();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    tensors.forEach(
        (name, tensor) -> {
          ObjectNode entry = header.putObject(name).put("dtype", tensor.dtype());
          tensor.shape().forEach(entry.withArray("shape")::add);
          long begin = data.size();
          data.writeBytes(tensor.data());
          LongStream.of(begin, data.size()).forEach(entry.withArray("data_offsets")::add);
        });
    write(file, header.toString(), data.toByteArray());
  }

  /** Writes a file with any header. */
  public static void write(Path file, String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(json.length).put(json).put(data);
    try {
      Files.write(file, all.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the single file of a checkpoint by several and their index. */
  public static void shard(Path folder, int shards) {
    try {
      Map<String, Tensor> tensors = read(folder);
      Files.delete(folder.resolve("model.safetensors"));
      ObjectNode index = MAPPER.createObjectNode();
      ObjectNode map = index.putObject("weight_map");
      for (int shard = 0; shard < shards; shard++) {
        String file = "model-%05d-of-%05d.safetensors".formatted(shard + 1, shards);
        Map<String, Tensor> part = new LinkedHashMap<>();
        int at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
          if (at++ % shards == shard) {
            part.put(entry.getKey(), entry.getValue());
            map.put(entry.getKey(), file);
          }
        }
        write(folder.resolve(file), part);
      }
      Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
