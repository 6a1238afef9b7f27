package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;

/** A weight matrix of {@code outputs × inputs} that multiplies rows of activations. */
interface Matrix {

  /** {@return how many outputs it has} */
  int outputs();

  /**
   * Computes {@code out = x · Wᵀ}, and adds the bias if there is one.
   *
   * @param x rows × inputs, of the precision's activation type
   * @param out rows × outputs, of the same type; overwritten
   */
  void apply(Tensor x, Tensor out);

  /**
   * Computes {@code out = x · Wᵀ} for one row on the CPU, without the bias and without taking
   * memory for long.
   */
  void row(Row x, Row out);

  /** {@return the bias, empty if there is none} */
  float[] bias();

  /** {@return the part that computes some of the outputs; it shares the memory} */
  Matrix part(Span outputs, Owned owner);
}
