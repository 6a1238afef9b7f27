package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A matrix of floats of the activations' own type. */
final class DenseMatrix implements Matrix {

  private static final int PAGE = 4_096;

  private final Tensor weight;
  private final Tensor transposed;
  private final Tensor bias;
  private final int outputs;
  private final boolean pageRows;

  /**
   * @param weight outputs × inputs
   * @param bias of each output, or null
   * @param owner keeps the tensors
   */
  DenseMatrix(Tensor weight, Tensor bias, Owned owner) {
    this.weight = owner.keep(weight);
    this.transposed = owner.keep(weight.t());
    this.bias = bias == null ? null : owner.keep(bias);
    outputs = Math.toIntExact(weight.size(0));
    pageRows =
        Torch.type(weight) == ScalarType.BFloat16 && weight.size(1) * Short.BYTES % PAGE == 0;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  /** One row goes through a matrix-vector product, which is three times as fast in f32. */
  @Override
  public void apply(Tensor x, Tensor out) {
    if (x.size(0) == 1) {
      Tensor vector = x.select(0, 0);
      Tensor result = out.select(0, 0);
      if (bias == null) {
        torch.mv_out(result, weight, vector);
      } else {
        torch.addmv_out(result, bias, weight, vector);
      }
    } else if (bias == null) {
      torch.mm_out(out, x, transposed);
    } else {
      torch.addmm_out(out, bias, x, transposed);
    }
  }

  /**
   * Where rows are whole pages of memory apart, bf16 is faster as a matrix product: a matrix-vector
   * product reads 16 rows at a time, which then share a few sets of the cache.
   */
  @Override
  public void row(Row x, Row out) {
    if (pageRows) {
      torch.mm_out(out.matrix(), x.matrix(), transposed);
    } else {
      torch.mv_out(out.flat(), weight, x.flat());
    }
  }

  @Override
  public float[] bias() {
    return bias == null ? new float[0] : Torch.toArray(bias);
  }

  @Override
  public Matrix part(Span part, Owned owner) {
    return new DenseMatrix(
        weight.narrow(0, part.start(), part.length()),
        bias == null ? null : bias.narrow(0, part.start(), part.length()),
        owner);
  }
}
