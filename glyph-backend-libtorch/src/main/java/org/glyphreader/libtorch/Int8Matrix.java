package org.glyphreader.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A matrix of 8-bit integers with a scale for each output, symmetric about 0: a weight is its
 * integer times the scale of its output, which is the largest absolute weight there over 127.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class Int8Matrix implements Matrix {

  private static final double LARGEST = 127;

  /** Up to this many rows the integers are multiplied as they are; more rows unpack them first. */
  private static final int FEW_ROWS = 4;

  /** Outputs that are unpacked at once: with 4,096 inputs 4 MB. */
  private static final int TILE = 256;

  private final Tensor integers;
  private final Tensor scales;
  private final Tensor bias;
  private final int outputs;
  private final int inputs;

  private Int8Matrix(Tensor integers, Tensor scales, Tensor bias, Owned owner) {
    this.integers = owner.keep(integers);
    this.scales = owner.keep(scales);
    this.bias = bias == null ? null : owner.keep(bias);
    outputs = Math.toIntExact(integers.size(0));
    inputs = Math.toIntExact(integers.size(1));
  }

  /**
   * Rounds a matrix.
   *
   * @param weight outputs × inputs, of any float type
   * @param bias of each output, f32, or null
   * @param owner keeps the tensors
   */
  static Int8Matrix of(Tensor weight, Tensor bias, Owned owner) {
    long rows = weight.size(0);
    Tensor integers = Torch.empty(ScalarType.Char, rows, weight.size(1));
    Tensor scales = Torch.empty(ScalarType.Float, rows);
    for (long row = 0; row < rows; row += TILE) {
      long count = Math.min(TILE, rows - row);
      try (PointerScope scope = new PointerScope()) {
        Tensor tile = weight.narrow(0, row, count).to(ScalarType.Float);
        Tensor scale =
            torch
                .clamp_(
                    torch.amax(tile.abs(), new long[] {1}, true),
                    new ScalarOptional(new Scalar(1e-30)),
                    new ScalarOptional())
                .div_(new Scalar(LARGEST));
        integers.narrow(0, row, count).copy_(tile.div(scale).round_());
        scales.narrow(0, row, count).copy_(scale.select(1, 0));
      }
    }
    return new Int8Matrix(integers, scales, bias, owner);
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void apply(Tensor x, Tensor out) {
    if (x.size(0) <= FEW_ROWS) {
      out.copy_(packed(x));
    } else {
      unpacked(x, out);
    }
    if (bias != null) {
      out.add_(bias);
    }
  }

  @Override
  public void row(Row x, Row out) {
    out.matrix().copy_(packed(x.matrix()));
  }

  @Override
  public float[] bias() {
    return bias == null ? new float[0] : Torch.toArray(bias);
  }

  /** LibTorch's own product of floats with such integers; made for few rows. */
  private Tensor packed(Tensor x) {
    IValueVector stack = new IValueVector(new IValue(x), new IValue(integers), new IValue(scales));
    Dispatcher.singleton().callBoxed(Holder.PRODUCT, stack);
    return stack.get(0).toTensor();
  }

  private void unpacked(Tensor x, Tensor out) {
    Tensor scratch = Torch.empty(ScalarType.Float, Math.min(TILE, outputs), inputs);
    for (int row = 0; row < outputs; row += TILE) {
      try (PointerScope scope = new PointerScope()) {
        int count = Math.min(TILE, outputs - row);
        Tensor tile = scratch.narrow(0, 0, count);
        tile.copy_(integers.narrow(0, row, count));
        torch.mm_out(out.narrow(1, row, count), x, tile.t());
      }
    }
    out.mul_(scales);
  }

  @Override
  public Matrix part(Span part, Owned owner) {
    return new Int8Matrix(
        integers.narrow(0, part.start(), part.length()),
        scales.narrow(0, part.start(), part.length()),
        bias == null ? null : bias.narrow(0, part.start(), part.length()),
        owner);
  }

  /** Looked up when first used. */
  private static final class Holder {
    static final OperatorHandle PRODUCT =
        Dispatcher.singleton().findSchemaOrThrow("aten::_weight_int8pack_mm", "").retainReference();
  }
}
