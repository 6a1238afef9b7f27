package org.glyphreader.onnx.internal.run;

import java.nio.ByteBuffer;
import java.util.Set;
import org.glyphreader.onnx.internal.graph.Half;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxTensor;

/** Numbers that a graph has in single or in half precision. */
final class Floats {

  static final Set<ElementType> TYPES = Set.of(ElementType.FLOAT32, ElementType.FLOAT16);

  private Floats() {}

  /** Puts numbers into the bytes of a tensor. */
  static void write(float[] from, int start, int count, ElementType type, ByteBuffer to) {
    if (type == ElementType.FLOAT32) {
      to.asFloatBuffer().put(from, start, count);
      to.position(to.position() + 4 * count);
    } else {
      for (int i = start; i < start + count; i++) {
        to.putShort(Half.of(from[i]));
      }
    }
  }

  /** The last {@code count} elements of a tensor. */
  static float[] last(OnnxTensor tensor, int count) {
    float[] values = new float[count];
    int first = Math.toIntExact(tensor.size() - count);
    if (tensor.type() == ElementType.FLOAT32) {
      tensor.floats().get(first, values);
    } else {
      ByteBuffer bytes = tensor.bytes();
      for (int i = 0; i < count; i++) {
        values[i] = Half.toFloat(bytes.getShort(2 * (first + i)));
      }
    }
    return values;
  }
}
