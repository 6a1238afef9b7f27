package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.Half;
import org.glyphreader.onnx.internal.graph.TensorData;
import org.glyphreader.onnx.internal.graph.TensorType;

/**
 * Adds weights to a graph in the format that was asked for, and the operators that use them. Holds
 * a few megabytes of rows at a time.
 */
final class WeightWriter {

  private static final int PIECE = 1 << 20;
  private static final int ACCURACY_INT8 = 4;
  private static final int BLOCK_8 = 256;
  private static final int BLOCK_4 = 64;

  private final GraphBuilder graph;
  private final WeightFormat format;
  private final TensorType real;
  private final LongConsumer progress;

  /**
   * @param real what is computed in: {@link TensorType#FLOAT} or {@link TensorType#FLOAT16}
   * @param progress is told how many more source elements were written
   */
  WeightWriter(GraphBuilder graph, WeightFormat format, TensorType real, LongConsumer progress) {
    this.graph = graph;
    this.format = format;
    this.real = real;
    this.progress = progress;
  }

  TensorType real() {
    return real;
  }

  /** A vector in the type that is computed in. */
  String vector(String name, Rows rows) throws IOException {
    return graph.weight(name, real, plain(rows, real), (long) rows.count() * rows.width());
  }

  /** A matrix of {@code type}. */
  String matrix(String name, Rows rows, TensorType type) throws IOException {
    return graph.weight(name, type, plain(rows, type), rows.count(), rows.width());
  }

  /**
   * {@code x · wᵀ + bias}. The rows of {@code w} stay rows, so nothing is transposed.
   *
   * @param bias null for none
   */
  String linear(String name, String x, Rows w, Rows bias) throws IOException {
    String offset = bias == null ? GraphBuilder.NONE : vector(name + ".bias", bias);
    return switch (format) {
      case FLOAT32, FLOAT16 -> plain(name, x, w, offset);
      case INT8 -> quantized(name, x, w, offset, 8, BLOCK_8);
      case INT4 -> quantized(name, x, w, offset, 4, BLOCK_4);
    };
  }

  private String plain(String name, String x, Rows w, String bias) throws IOException {
    String weight = matrix(name + ".weight", w, real);
    String product = bias.isEmpty() ? name : name + "/product";
    graph.fused("FusedMatMul", product, List.of(x, weight), Attribute.of("transB", 1));
    return bias.isEmpty() ? name : graph.op("Add", name, List.of(product, bias));
  }

  private String quantized(String name, String x, Rows w, String bias, int bits, int block)
      throws IOException {
    BlockQuantizer quantizer = new BlockQuantizer(bits, block, w.width());
    int rows = w.count();
    int blocks = quantizer.blocks();
    byte[] scales = new byte[rows * blocks * real.bytes()];
    byte[] zeros = new byte[rows * quantizer.zeroBytes()];
    ByteBuffer scaleBuffer = ByteBuffer.wrap(scales).order(ByteOrder.LITTLE_ENDIAN);
    TensorData numbers =
        sink ->
            pieces(
                w,
                (first, count, values) -> {
                  byte[] packed = new byte[count * blocks * quantizer.blockBytes()];
                  float[] scale = new float[count * blocks];
                  byte[] zero = new byte[count * quantizer.zeroBytes()];
                  IntStream.range(0, count)
                      .parallel()
                      .forEach(row -> quantizer.quantize(values, row, packed, scale, zero));
                  for (float s : scale) {
                    put(scaleBuffer, s, real);
                  }
                  System.arraycopy(zero, 0, zeros, first * quantizer.zeroBytes(), zero.length);
                  sink.write(packed, packed.length);
                });
    graph.weight(name + ".weight", TensorType.UINT8, numbers, rows, blocks, quantizer.blockBytes());
    graph.weight(
        name + ".scales", real, sink -> sink.write(scales, scales.length), (long) rows * blocks);
    graph.weight(
        name + ".zeros", TensorType.UINT8, sink -> sink.write(zeros, zeros.length), zeros.length);
    List<String> inputs = List.of(x, name + ".weight", name + ".scales", name + ".zeros");
    return graph.fused(
        "MatMulNBits",
        name,
        bias.isEmpty()
            ? inputs
            : List.of(
                x, name + ".weight", name + ".scales", name + ".zeros", GraphBuilder.NONE, bias),
        Attribute.of("K", w.width()),
        Attribute.of("N", rows),
        Attribute.of("bits", bits),
        Attribute.of("block_size", block),
        Attribute.of("accuracy_level", ACCURACY_INT8));
  }

  private TensorData plain(Rows rows, TensorType type) {
    return sink -> {
      byte[] bytes =
          new byte[Math.min(rows.count(), rowsAtATime(rows)) * rows.width() * type.bytes()];
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      pieces(
          rows,
          (first, count, values) -> {
            buffer.clear();
            if (type == TensorType.FLOAT) {
              buffer.asFloatBuffer().put(values, 0, count * rows.width());
            } else {
              for (int i = 0; i < count * rows.width(); i++) {
                put(buffer, values[i], type);
              }
            }
            sink.write(bytes, count * rows.width() * type.bytes());
          });
    };
  }

  private static void put(ByteBuffer to, float value, TensorType type) {
    if (type == TensorType.FLOAT) {
      to.putFloat(value);
    } else {
      to.putShort(Half.of(value));
    }
  }

  /** Takes some rows. */
  private interface Piece {
    void accept(int first, int count, float[] values) throws IOException;
  }

  private static int rowsAtATime(Rows rows) {
    return Math.max(1, PIECE / rows.width());
  }

  private void pieces(Rows rows, Piece each) throws IOException {
    int step = Math.min(rows.count(), rowsAtATime(rows));
    float[] values = new float[step * rows.width()];
    for (int first = 0; first < rows.count(); first += step) {
      int count = Math.min(step, rows.count() - first);
      rows.read(first, count, values);
      each.accept(first, count, values);
      progress.accept((long) count * rows.width());
    }
  }
}
