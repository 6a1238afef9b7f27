package org.glyphreader.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.glyphreader.ModelFormatException;

/**
 * Checks an ONNX file before the runtime sees it: whether it is whole, and whether the data it
 * keeps elsewhere lies in its own folder and is all there. Reads the file front to back and skips
 * the tensors in it, so memory does not grow with its size.
 */
public final class ExternalDataCheck {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_ENTRY = 1 << 16;

  private final Path file;
  private final Path folder;
  private final Map<Path, Long> sizes = new HashMap<>();

  private ExternalDataCheck(Path file) {
    this.file = file;
    this.folder = file.toAbsolutePath().normalize().getParent();
  }

  /**
   * Checks a file.
   *
   * @param file an ONNX model
   * @throws ModelFormatException if it is damaged, or its data lies outside of its folder
   */
  public static void check(Path file) {
    new ExternalDataCheck(file).run();
  }

  private void run() {
    boolean graph;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      CodedInputStream coded = CodedInputStream.newInstance(in);
      coded.setSizeLimit(Integer.MAX_VALUE);
      graph = message(coded, Kind.MODEL, 0);
    } catch (IOException e) {
      throw new ModelFormatException(
          file + " is damaged or no ONNX model: " + e.getMessage() + "; download it again", e);
    }
    if (!graph) {
      throw new ModelFormatException(file + " holds no ONNX graph; download it again");
    }
  }

  /** Messages that may contain tensors, and the fields in which they do. */
  private enum Kind {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    SPARSE;

    Kind child(int field) {
      return switch (this) {
        case MODEL -> field == ModelProto.GRAPH_FIELD_NUMBER ? GRAPH : null;
        case GRAPH ->
            field == GraphProto.NODE_FIELD_NUMBER
                ? NODE
                : field == GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER ? SPARSE : null;
        case NODE -> field == NodeProto.ATTRIBUTE_FIELD_NUMBER ? ATTRIBUTE : null;
        case ATTRIBUTE ->
            Set.of(AttributeProto.G_FIELD_NUMBER, AttributeProto.GRAPHS_FIELD_NUMBER)
                    .contains(field)
                ? GRAPH
                : Set.of(
                            AttributeProto.SPARSE_TENSOR_FIELD_NUMBER,
                            AttributeProto.SPARSE_TENSORS_FIELD_NUMBER)
                        .contains(field)
                    ? SPARSE
                    : null;
        case SPARSE -> null;
      };
    }

    boolean hasTensor(int field) {
      return switch (this) {
        case GRAPH -> field == GraphProto.INITIALIZER_FIELD_NUMBER;
        case ATTRIBUTE ->
            field == AttributeProto.T_FIELD_NUMBER || field == AttributeProto.TENSORS_FIELD_NUMBER;
        case SPARSE ->
            field == SparseTensorProto.VALUES_FIELD_NUMBER
                || field == SparseTensorProto.INDICES_FIELD_NUMBER;
        case MODEL, NODE -> false;
      };
    }
  }

  /** Reads a message to its end; returns whether it had a child. */
  private boolean message(CodedInputStream in, Kind kind, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("graphs within graphs to a depth of " + depth);
    }
    boolean found = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (message && kind.child(field) != null) {
        int limit = in.pushLimit(in.readRawVarint32());
        message(in, kind.child(field), depth + 1);
        in.popLimit(limit);
        found = true;
      } else if (message && kind.hasTensor(field)) {
        int limit = in.pushLimit(in.readRawVarint32());
        tensor(in);
        in.popLimit(limit);
      } else if (!in.skipField(tag)) {
        throw new IOException("a group ends that never began");
      }
    }
    return found;
  }

  private void tensor(CodedInputStream in) throws IOException {
    String name = "";
    boolean external = false;
    Map<String, String> entries = new HashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int wire = WireFormat.getTagWireType(tag);
      if (field == TensorProto.EXTERNAL_DATA_FIELD_NUMBER
          && wire == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        StringStringEntryProto.Builder entry = StringStringEntryProto.newBuilder();
        int length = in.readRawVarint32();
        if (length < 0 || length > MAX_ENTRY) {
          throw new IOException("an entry of external data of " + length + " bytes");
        }
        int limit = in.pushLimit(length);
        entry.mergeFrom(in, ExtensionRegistryLite.getEmptyRegistry());
        in.popLimit(limit);
        entries.put(entry.getKey(), entry.getValue());
      } else if (field == TensorProto.NAME_FIELD_NUMBER
          && wire == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        name = in.readStringRequireUtf8();
      } else if (field == TensorProto.DATA_LOCATION_FIELD_NUMBER
          && wire == WireFormat.WIRETYPE_VARINT) {
        external = in.readEnum() == TensorProto.DataLocation.EXTERNAL_VALUE;
      } else if (!in.skipField(tag)) {
        throw new IOException("a group ends that never began");
      }
    }
    if (external || !entries.isEmpty()) {
      external(name, entries);
    }
  }

  private void external(String name, Map<String, String> entries) throws IOException {
    String location = entries.getOrDefault("location", "");
    Path data = resolve(name, location);
    if (!sizes.containsKey(data)) {
      if (!Files.isRegularFile(data)) {
        throw new ModelFormatException(
            "%s needs %s, which is missing; download it as well".formatted(file, data));
      }
      sizes.put(data, Files.size(data));
    }
    long offset = number(name, entries, "offset");
    long length = number(name, entries, "length");
    if (offset > sizes.get(data) - length) {
      throw new ModelFormatException(
          "%s is cut: \"%s\" in %s needs %s bytes from offset %s on, it has %s; download it again"
              .formatted(data, name, file, length, offset, sizes.get(data)));
    }
  }

  private Path resolve(String name, String location) {
    try {
      Path relative = Path.of(location);
      Path data = folder.resolve(relative).normalize();
      if (!location.isEmpty()
          && !relative.isAbsolute()
          && location.indexOf('\\') < 0
          && data.startsWith(folder)
          && !data.equals(folder)) {
        return data;
      }
    } catch (InvalidPathException e) {
      throw outside(name, location);
    }
    throw outside(name, location);
  }

  private ModelFormatException outside(String name, String location) {
    return new ModelFormatException(
        "%s wants the data of \"%s\" from \"%s\", which is not in its own folder; do not use this file"
            .formatted(file, name, location));
  }

  private long number(String name, Map<String, String> entries, String key) {
    String value = entries.getOrDefault(key, "0");
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw badNumber(name, key, value);
    }
    throw badNumber(name, key, value);
  }

  private ModelFormatException badNumber(String name, String key, String value) {
    return new ModelFormatException(
        "%s: %s of the external data of \"%s\" is \"%s\"; download it again"
            .formatted(file, key, name, value));
  }
}
