package org.glyphreader.vlm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glyphreader.ModelFormatException;

/**
 * The weights of a checkpoint: {@code model.safetensors}, or the shards that {@code
 * model.safetensors.index.json} lists. All headers are checked when it is opened; data is mapped
 * when it is asked for. Immutable and safe for use by several threads.
 */
public final class TensorFiles {

  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final long MAX_INDEX = 64L << 20;
  private static final int WINDOW = 1 << 26;

  private final Path folder;
  private final Map<String, TensorInfo> tensors;

  private TensorFiles(Path folder, Map<String, TensorInfo> tensors) {
    this.folder = folder;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * {@return whether a folder has weights of this kind, judged by the names of its files}
   *
   * @param folder of a model
   */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(SINGLE))
        || Files.isRegularFile(folder.resolve(INDEX));
  }

  /**
   * Checks the headers of all files.
   *
   * @param folder of a model
   * @return its tensors
   * @throws ModelFormatException if a file is missing or damaged; the message names it, the place
   *     and the remedy
   */
  public static TensorFiles open(Path folder) {
    Path index = folder.resolve(INDEX);
    if (Files.isRegularFile(index)) {
      return new TensorFiles(folder, sharded(folder, JsonFile.read(index, MAX_INDEX)));
    }
    Path single = folder.resolve(SINGLE);
    if (!Files.isRegularFile(single)) {
      throw new ModelFormatException(
          folder + " has neither " + SINGLE + " nor " + INDEX + "; download the weights");
    }
    Map<String, TensorInfo> tensors = new TreeMap<>();
    SafetensorsHeader.read(single).forEach(tensor -> tensors.put(tensor.name(), tensor));
    return new TensorFiles(folder, tensors);
  }

  private static Map<String, TensorInfo> sharded(Path folder, JsonFile index) {
    JsonFile map = index.object("weight_map").orElseThrow(() -> index.missing("weight_map"));
    Map<String, String> shardOf = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : map.node().properties()) {
      String shard = entry.getValue().asText("");
      if (!shard.matches("[\\w.\\-]+\\.safetensors")) {
        throw map.bad(entry.getKey(), "the name of a .safetensors file in the same folder");
      }
      shardOf.put(entry.getKey(), shard);
    }
    Map<String, TensorInfo> tensors = new TreeMap<>();
    for (String shard : new TreeSet<>(shardOf.values())) {
      Path file = folder.resolve(shard);
      if (!Files.isRegularFile(file)) {
        throw new ModelFormatException(
            "%s is missing, though %s lists it; download it".formatted(file, index.place()));
      }
      for (TensorInfo tensor : SafetensorsHeader.read(file)) {
        if (!shard.equals(shardOf.get(tensor.name()))) {
          throw new ModelFormatException(
              "%s has \"%s\", which according to %s lies in %s; download both again"
                  .formatted(
                      file,
                      tensor.name(),
                      index.place(),
                      Objects.requireNonNullElse(shardOf.get(tensor.name()), "no file")));
        }
        tensors.put(tensor.name(), tensor);
      }
    }
    for (Map.Entry<String, String> entry : shardOf.entrySet()) {
      if (!tensors.containsKey(entry.getKey())) {
        throw new ModelFormatException(
            "%s lacks \"%s\", which %s promises; download it again"
                .formatted(folder.resolve(entry.getValue()), entry.getKey(), index.place()));
      }
    }
    return tensors;
  }

  /** {@return all tensors by name, sorted} */
  public Map<String, TensorInfo> all() {
    return tensors;
  }

  /**
   * {@return the tensor of that name, if there is one}
   *
   * @param name of a tensor
   */
  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * {@return the tensor of that name}
   *
   * @param name of a tensor
   * @throws ModelFormatException if there is none
   */
  public TensorInfo get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "The weights in " + folder + " lack \"" + name + "\"; download them again"));
  }

  /**
   * Compares the tensors with what a model needs.
   *
   * @param expected shapes by name
   * @return what differs
   */
  public TensorReport compare(Map<String, List<Long>> expected) {
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    for (Map.Entry<String, List<Long>> entry : new TreeMap<>(expected).entrySet()) {
      TensorInfo tensor = tensors.get(entry.getKey());
      if (tensor == null) {
        missing.add(entry.getKey());
      } else if (!tensor.shape().equals(entry.getValue())) {
        misshapen.add(
            "%s is %s instead of %s".formatted(entry.getKey(), tensor.shape(), entry.getValue()));
      }
    }
    List<String> extra =
        tensors.keySet().stream().filter(name -> !expected.containsKey(name)).toList();
    return new TensorReport(folder, missing, extra, misshapen);
  }

  /**
   * Maps a part of a tensor into memory.
   *
   * @param tensor one of {@link #all()}
   * @param offset of the first byte wanted, from the tensor's first
   * @param bytes how many
   * @return a read-only, little-endian buffer; unmapped when it is garbage-collected
   * @throws ModelFormatException if the file cannot be mapped, for example because it was cut
   */
  public ByteBuffer map(TensorInfo tensor, long offset, int bytes) {
    Objects.checkFromIndexSize(offset, bytes, tensor.bytes());
    try (FileChannel channel = FileChannel.open(tensor.file())) {
      if (tensor.offset() + tensor.bytes() > channel.size()) {
        throw new ModelFormatException(
            "%s was cut to %s bytes while in use; download it again"
                .formatted(tensor.file(), channel.size()));
      }
      return channel
          .map(FileChannel.MapMode.READ_ONLY, tensor.offset() + offset, bytes)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new ModelFormatException(tensor.file() + " cannot be mapped: " + e, e);
    }
  }

  /**
   * Reads elements of a tensor as floats.
   *
   * @param tensor one of {@link #all()}, of F32, F16 or BF16
   * @param first index of the first element
   * @param to takes them
   * @param at where in {@code to}
   * @param count how many
   * @throws ModelFormatException if the tensor is of another type or cannot be read
   */
  public void readFloats(TensorInfo tensor, long first, float[] to, int at, int count) {
    Objects.checkFromIndexSize(at, count, to.length);
    int size = tensor.dtype().bytes();
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, WINDOW / size);
      ByteBuffer window = map(tensor, (first + done) * size, part * size);
      Floats.decode(tensor, window, to, at + done, part);
      done += part;
    }
  }

  /**
   * {@return all elements of a tensor as floats}
   *
   * @param name of a tensor of F32, F16 or BF16 with at most 2³¹ − 9 elements
   * @throws ModelFormatException if there is none, or it cannot be read so
   */
  public float[] floats(String name) {
    TensorInfo tensor = get(name);
    if (tensor.elements() > Integer.MAX_VALUE - 8) {
      throw new ModelFormatException(
          "\"%s\" in %s has %s elements, too many for one array"
              .formatted(name, tensor.file(), tensor.elements()));
    }
    float[] values = new float[(int) tensor.elements()];
    readFloats(tensor, 0, values, 0, values.length);
    return values;
  }

  /** {@return the files, each once} */
  public List<Path> files() {
    Map<Path, Boolean> files = new LinkedHashMap<>();
    tensors.values().forEach(tensor -> files.put(tensor.file(), true));
    return List.copyOf(files.keySet());
  }
}
