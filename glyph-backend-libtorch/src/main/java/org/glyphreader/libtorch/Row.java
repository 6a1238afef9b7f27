package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A row of numbers on the CPU.
 *
 * @param flat one dimension
 * @param matrix the same, 1 × n
 * @param numbers the same, for Java
 */
record Row(Tensor flat, Tensor matrix, Numbers numbers) {

  /** {@return zeros} */
  static Row of(ScalarType type, int length, Owned owner) {
    return of(Torch.empty(type, length).zero_(), owner);
  }

  private static Row of(Tensor flat, Owned owner) {
    Tensor kept = owner.keep(flat);
    return new Row(kept, owner.keep(kept.unsqueeze(0)), Numbers.of(kept));
  }

  /** {@return a part of it; it shares the memory} */
  Row part(Span span, Owned owner) {
    return of(flat.narrow(0, span.start(), span.length()), owner);
  }

  /** {@return rows of {@code width}; they share the memory} */
  Tensor rows(Span rows, int width, Owned owner) {
    return owner.keep(
        flat.narrow(0, (long) rows.start() * width, (long) rows.length() * width).view(-1, width));
  }
}
