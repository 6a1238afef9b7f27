package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/** Attention of one token's heads, or some of them, in memory that is kept from token to token. */
@SuppressWarnings("try") // scopes are closed, not used
final class RowAttention implements AutoCloseable {

  private static final float[] FORBIDDEN = new float[TorchKvCache.PADDING];

  static {
    Arrays.fill(FORBIDDEN, Float.NEGATIVE_INFINITY);
  }

  /** Query heads that share a head of keys; {@code row} is the first one's among the scores. */
  private record Group(int keyHead, int row, int heads, Tensor queries, Tensor attended) {}

  private record Scores(Tensor raw, Tensor shares) {}

  private final ScalarType type;
  private final int rows;
  private final List<Group> groups = new ArrayList<>();
  private final List<Scores> scores = new ArrayList<>();
  private Owned memory = new Owned();
  private Numbers numbers;
  private int padded;

  /**
   * @param heads which of them
   * @param query of those heads, scaled
   * @param attended of all heads
   * @param owner keeps what does not grow
   */
  RowAttention(TextConfig config, Span heads, Row query, Row attended, Owned owner) {
    type = Torch.type(query.flat());
    rows = heads.length();
    int group = config.heads() / config.keyValueHeads();
    int width = config.headDim();
    for (int head = heads.start(); head < heads.end(); ) {
      int count = Math.min(heads.end(), (head / group + 1) * group) - head;
      int row = head - heads.start();
      groups.add(
          new Group(
              head / group,
              row,
              count,
              query.rows(new Span(row, count), width, owner),
              attended.rows(new Span(head, count), width, owner)));
      head += count;
    }
  }

  /** Makes room for scores of {@code length} tokens, padded. */
  void reserve(int length) {
    if (length == padded || rows == 0) {
      return;
    }
    close();
    memory = new Owned();
    try (PointerScope scope = new PointerScope()) {
      Tensor raw = memory.keep(Torch.empty(type, rows, length));
      Tensor shares = memory.keep(Torch.empty(type, rows, length));
      numbers = Numbers.of(raw);
      for (Group group : groups) {
        scores.add(
            new Scores(
                memory.keep(raw.narrow(0, group.row(), group.heads())),
                memory.keep(shares.narrow(0, group.row(), group.heads()))));
      }
    }
    padded = length;
  }

  /**
   * Attends to the first tokens of a layer.
   *
   * @param cached by head of keys
   * @param length how many tokens
   */
  void attend(TorchKvCache.Head[] cached, int length) {
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      TorchKvCache.Head head = cached[group.keyHead()];
      Scores own = scores.get(i);
      torch.mm_out(own.raw(), group.queries(), head.keys());
      for (int row = group.row(); row < group.row() + group.heads(); row++) {
        numbers.put(row * padded + length, FORBIDDEN, 0, padded - length);
      }
      torch.softmax_out(own.shares(), own.raw(), -1);
      torch.mm_out(group.attended(), own.shares(), head.values());
    }
  }

  @Override
  public void close() {
    scores.clear();
    memory.close();
    padded = 0;
  }
}
