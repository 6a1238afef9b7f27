package org.glyphreader.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Attention of tokens to themselves and all before them, where several heads of queries share one
 * head of keys and values.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class CausalAttention {

  /** A mask takes four bytes of each: 64 MB. */
  private static final int MASK_ELEMENTS = 1 << 24;

  private static final int FEWEST_ROWS = 64;

  private final int group;
  private final Scalar scale;

  /**
   * @param group query heads that share a head of keys and values
   * @param headDim width of a head
   * @param owner keeps what it needs
   */
  CausalAttention(int group, int headDim, Owned owner) {
    this.group = group;
    scale = owner.keep(new Scalar(1 / Math.sqrt(headDim)));
  }

  /**
   * Many rows, some heads.
   *
   * @param queries rows × heads × head dimension, of any float type; the last row sees all keys
   * @param heads which of them
   * @param keys key heads × length × head dimension, of the same type
   * @param values as {@code keys}
   * @param out rows × heads × head dimension, of any type
   */
  void wide(Tensor queries, Span heads, Tensor keys, Tensor values, Tensor out) {
    int rows = Math.toIntExact(queries.size(0));
    int length = Math.toIntExact(keys.size(1));
    int most = Math.max(FEWEST_ROWS, MASK_ELEMENTS / length);
    for (int start = 0; start < rows; start += most) {
      try (PointerScope scope = new PointerScope()) {
        int count = Math.min(most, rows - start);
        int seen = length - rows + start + count;
        wide(
            queries.narrow(0, start, count).transpose(0, 1),
            heads,
            keys.narrow(1, 0, seen),
            values.narrow(1, 0, seen),
            seen == count ? null : mask(queries, count, seen),
            out.narrow(0, start, count).transpose(0, 1));
      }
    }
  }

  private static Tensor mask(Tensor like, long rows, long length) {
    Tensor mask = Torch.empty(like.device(), Torch.type(like), rows, length).zero_();
    mask.narrow(1, length - rows, rows).copy_(future(rows, mask));
    return mask;
  }

  private void wide(
      Tensor queries, Span heads, Tensor keys, Tensor values, Tensor mask, Tensor out) {
    for (int head = heads.start(); head < heads.end(); ) {
      int keyHead = head / group;
      int next = Math.min(heads.end(), (keyHead + 1) * group);
      try (PointerScope scope = new PointerScope()) {
        out.narrow(0, head, next - head)
            .copy_(
                Attention.of(
                    queries.narrow(0, head, next - head),
                    keys.narrow(0, keyHead, 1).expand(next - head, -1, -1),
                    values.narrow(0, keyHead, 1).expand(next - head, -1, -1),
                    mask,
                    mask == null));
      }
      head = next;
    }
  }

  /** Minus infinity right of the diagonal, zero elsewhere. */
  private static Tensor future(long rows, Tensor like) {
    return Torch.empty(like.device(), Torch.type(like), rows, rows)
        .fill_(Torch.MINUS_INFINITY)
        .triu(1);
  }

  /**
   * A few rows, some heads.
   *
   * @param queries rows × some heads × head dimension, of the cache's type
   * @param firstHead the first of those heads
   * @param keys key heads × capacity × head dimension
   * @param values as {@code keys}
   * @param length tokens in the cache, the rows' own included
   * @param out rows × some heads × head dimension
   */
  void narrow(Tensor queries, int firstHead, Tensor keys, Tensor values, int length, Tensor out) {
    int rows = Math.toIntExact(queries.size(0));
    int end = firstHead + Math.toIntExact(queries.size(1));
    for (int head = firstHead; head < end; ) {
      int keyHead = head / group;
      int next = Math.min(end, (keyHead + 1) * group);
      Tensor some = queries.narrow(1, head - firstHead, next - head);
      Tensor target = out.narrow(1, head - firstHead, next - head);
      oneKeyHead(some, keys.select(0, keyHead), values.select(0, keyHead), rows, length, target);
      head = next;
    }
  }

  private void oneKeyHead(
      Tensor queries, Tensor keys, Tensor values, int rows, int length, Tensor out) {
    boolean exact = Torch.type(keys) == ScalarType.Float;
    int padded =
        exact
            ? length
            : Math.min(
                (length + TorchKvCache.PADDING - 1) / TorchKvCache.PADDING * TorchKvCache.PADDING,
                Math.toIntExact(keys.size(0)));
    Tensor used = keys.narrow(0, 0, padded);
    Tensor flat = queries.reshape(-1, keys.size(1));
    Tensor scores = flat.mm(used.t()).to(ScalarType.Float).mul_(scale);
    if (padded > length) {
      scores.narrow(1, length, padded - length).fill_(Torch.MINUS_INFINITY);
    }
    if (rows > 1) {
      Tensor own = scores.view(rows, -1, padded).narrow(2, length - rows, rows);
      own.add_(future(rows, scores).unsqueeze(1));
    }
    Tensor shares = torch.softmax(scores, -1, new ScalarTypeOptional()).to(Torch.type(keys));
    out.copy_(shares.mm(values.narrow(0, 0, padded)).view(rows, -1, keys.size(1)));
  }
}
