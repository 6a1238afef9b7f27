package org.glyphreader.onnx.internal.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxBinding;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;

/** Copies a layer's keys or values to a larger buffer, wherever the provider keeps them. */
final class CacheGrowth implements AutoCloseable {

  private final OnnxSession session;
  private final ElementType type;
  private final long heads;
  private final long width;

  CacheGrowth(OnnxSessionOptions options, CacheShape shape) {
    this.type = shape.type();
    this.heads = shape.heads();
    this.width = shape.width();
    TensorType element = type == ElementType.FLOAT16 ? TensorType.FLOAT16 : TensorType.FLOAT;
    GraphBuilder graph = new GraphBuilder("cache_growth", null);
    graph.input("old", element, 1, heads, "length", width);
    graph.input("room", element, 1, heads, "added", width);
    graph.op("Concat", "new", List.of("old", "room"), Attribute.of("axis", 2));
    graph.output("new", element, 1, heads, "total", width);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      graph.writeTo("glyph", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    session = OnnxSession.open("cache growth", bytes.toByteArray(), options);
  }

  void copy(OnnxTensor from, int length, OnnxTensor to, int capacity) {
    try (OnnxTensor room = session.allocate(type, 1, heads, capacity - length, width);
        OnnxBinding binding = session.bind()) {
      binding.input("old", from);
      binding.input("room", room);
      binding.output("new", to);
      binding.run();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
