package org.glyphreader.vlm.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.glyphreader.ModelFormatException;

/**
 * The header of one safetensors file: eight bytes of length, then JSON, then the data, which the
 * tensors fill without gap or overlap. Nothing of it is believed before it is checked.
 */
final class SafetensorsHeader {

  /** The limit of the format's own library. */
  private static final long MAX_BYTES = 100_000_000;

  private static final int MAX_RANK = 16;
  private static final int MAX_NAME = 1_024;
  private static final int PREFIX = 8;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final long dataStart;
  private final long dataBytes;

  private SafetensorsHeader(Path file, long dataStart, long dataBytes) {
    this.file = file;
    this.dataStart = dataStart;
    this.dataBytes = dataBytes;
  }

  static List<TensorInfo> read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < PREFIX) {
        throw damaged(file, "has only " + size + " bytes");
      }
      long length = bytes(channel, file, 0, PREFIX).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 2 || length > MAX_BYTES || length > size - PREFIX) {
        throw damaged(
            file,
            "claims a header of %s bytes at offset 0; the file has %s bytes, and a header at most %s"
                .formatted(Long.toUnsignedString(length), size, MAX_BYTES));
      }
      ByteBuffer json = bytes(channel, file, PREFIX, (int) length);
      JsonNode root = MAPPER.readTree(json.array());
      if (root == null || !root.isObject()) {
        throw damaged(file, "has no JSON object as its header at offset " + PREFIX);
      }
      return new SafetensorsHeader(file, PREFIX + length, size - PREFIX - length).tensors(root);
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      throw damaged(
          file, "has a bad header at offset " + (PREFIX + at) + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new ModelFormatException(file + " cannot be read: " + e, e);
    }
  }

  private static ByteBuffer bytes(FileChannel channel, Path file, long at, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw damaged(file, "ends at offset " + (at + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private List<TensorInfo> tensors(JsonNode root) {
    List<TensorInfo> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.add(tensor(entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(TensorInfo::offset).thenComparing(TensorInfo::bytes));
    long end = dataStart;
    String before = "the header";
    for (TensorInfo tensor : tensors) {
      if (tensor.offset() != end) {
        throw damaged(
            file,
            "\"%s\" begins at offset %s, but %s ends at %s"
                .formatted(tensor.name(), tensor.offset(), before, end));
      }
      end = tensor.offset() + tensor.bytes();
      before = '"' + tensor.name() + '"';
    }
    if (end != dataStart + dataBytes) {
      throw damaged(
          file,
          "%s ends at offset %s, but the file at %s".formatted(before, end, dataStart + dataBytes));
    }
    return tensors;
  }

  private TensorInfo tensor(String name, JsonNode node) {
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw damaged(file, "has a tensor with the bad name \"" + shown(name) + "\"");
    }
    DType dtype = dtype(name, node.path("dtype").asText(""));
    List<Long> shape = longs(name, node, "shape", MAX_RANK);
    List<Long> offsets = longs(name, node, "data_offsets", 2);
    long bytes = size(name, dtype, shape);
    if (offsets.size() != 2
        || offsets.get(1) - offsets.get(0) != bytes
        || offsets.get(1) > dataBytes) {
      throw damaged(
          file,
          "\"%s\" of %s %s needs %s bytes, but has the data_offsets %s in %s bytes of data"
              .formatted(shown(name), dtype, shape, bytes, offsets, dataBytes));
    }
    return new TensorInfo(name, dtype, shape, file, dataStart + offsets.get(0), bytes);
  }

  private DType dtype(String name, String dtype) {
    try {
      return DType.valueOf(dtype);
    } catch (IllegalArgumentException e) {
      throw damaged(
          file, "\"%s\" has the unknown dtype \"%s\"".formatted(shown(name), shown(dtype)));
    }
  }

  private List<Long> longs(String name, JsonNode node, String key, int limit) {
    JsonNode array = node.path(key);
    List<Long> values = new ArrayList<>();
    if (array.isArray() && array.size() <= limit) {
      for (JsonNode value : array) {
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
          values.add(value.longValue());
        }
      }
    }
    if (!array.isArray() || values.size() != array.size()) {
      throw damaged(file, "\"%s\" has the bad %s %s".formatted(shown(name), key, shown(array)));
    }
    return values;
  }

  private long size(String name, DType dtype, List<Long> shape) {
    long bytes = dtype.bytes();
    try {
      for (long dimension : shape) {
        bytes = Math.multiplyExact(bytes, dimension);
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw damaged(file, "\"%s\" has the impossible shape %s".formatted(shown(name), shape));
    }
  }

  private static String shown(Object value) {
    String text = value.toString().replaceAll("\\p{Cntrl}", "?");
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static ModelFormatException damaged(Path file, String how) {
    return new ModelFormatException(file + ": " + how + "; download the file again");
  }
}
