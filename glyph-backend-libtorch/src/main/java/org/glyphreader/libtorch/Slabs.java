package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Memory for many matrices of bf16 in few large pieces. The system can back these by large pages
 * throughout, but not a matrix of a few MB by itself, whose ends lie amid such pages.
 */
final class Slabs {

  /** 128 MB; what is not used of the last slab is never touched, and so takes no memory. */
  private static final long ELEMENTS = 1L << 26;

  /** A line of the cache. */
  private static final long UNIT = 32;

  private final Owned owner;
  private Tensor slab;
  private long used;

  Slabs(Owned owner) {
    this.owner = owner;
  }

  /** {@return a part of a slab with undefined values} */
  Tensor take(long blocks, long rows, long columns) {
    long elements = blocks * rows * columns;
    if (slab == null || used + elements > slab.numel()) {
      slab = owner.keep(Torch.empty(ScalarType.BFloat16, Math.max(ELEMENTS, elements)));
      used = 0;
    }
    Tensor part = slab.narrow(0, used, elements).view(blocks, rows, columns);
    used += (elements + UNIT - 1) / UNIT * UNIT;
    return part;
  }
}
