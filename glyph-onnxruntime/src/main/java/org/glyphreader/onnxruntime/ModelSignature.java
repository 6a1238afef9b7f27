package org.glyphreader.onnxruntime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.onnxruntime.ConstTensorTypeAndShapeInfo;
import org.bytedeco.onnxruntime.Session;
import org.bytedeco.onnxruntime.StringVector;
import org.bytedeco.onnxruntime.TypeInfo;
import org.bytedeco.onnxruntime.global.onnxruntime;

/** The inputs or the outputs of a model, and their names in native memory. */
final class ModelSignature {

  private final String kind;
  private final List<ValueInfo> values;
  private final Map<String, Pointer> names = new LinkedHashMap<>();

  private ModelSignature(String kind, List<ValueInfo> values) {
    this.kind = kind;
    this.values = List.copyOf(values);
    for (ValueInfo value : values) {
      names.put(value.name(), toNative(value.name()));
    }
  }

  /** Call it inside {@link Native#call}. */
  static ModelSignature inputs(Session session) {
    StringVector names = session.GetInputNames();
    List<ValueInfo> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      values.add(info(names.get(i), session.GetInputTypeInfo(i)));
    }
    return new ModelSignature("input", values);
  }

  /** Call it inside {@link Native#call}. */
  static ModelSignature outputs(Session session) {
    StringVector names = session.GetOutputNames();
    List<ValueInfo> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      values.add(info(names.get(i), session.GetOutputTypeInfo(i)));
    }
    return new ModelSignature("output", values);
  }

  private static ValueInfo info(BytePointer name, TypeInfo type) {
    String text = name.getString(StandardCharsets.UTF_8);
    if (type.GetONNXType() != onnxruntime.ONNX_TYPE_TENSOR) {
      return new ValueInfo(text, ElementType.OTHER, List.of());
    }
    ConstTensorTypeAndShapeInfo tensor = type.GetTensorTypeAndShapeInfo();
    List<Long> shape = new ArrayList<>();
    for (long dimension : tensor.GetShape().get()) {
      shape.add(Math.max(-1, dimension));
    }
    return new ValueInfo(text, ElementType.ofCode(tensor.GetElementType()), shape);
  }

  private static Pointer toNative(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    BytePointer memory = new BytePointer(Pointer.calloc(bytes.length + 1L, 1));
    return memory.capacity(bytes.length + 1L).put(bytes);
  }

  List<ValueInfo> values() {
    return values;
  }

  Collection<String> names() {
    return names.keySet();
  }

  Pointer nativeName(String name) {
    return names.get(name);
  }

  void requireKnown(Collection<String> given) {
    for (String name : given) {
      if (!names.containsKey(name)) {
        throw new IllegalArgumentException(
            "Unknown " + kind + " name " + name + ", expected one of " + names.keySet());
      }
    }
  }

  void requireAll(Collection<String> given) {
    for (String name : names.keySet()) {
      if (!given.contains(name)) {
        throw new IllegalArgumentException("Missing " + kind + " " + name + ", given are " + given);
      }
    }
  }

  void free() {
    names.values().forEach(Pointer::free);
  }
}
