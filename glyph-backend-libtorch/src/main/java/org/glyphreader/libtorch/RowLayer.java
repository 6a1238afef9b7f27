package org.glyphreader.libtorch;

import org.bytedeco.pytorch.global.torch;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * A lane's part of a decoder layer for one token on the CPU: what {@link DecoderLayer#few} does,
 * without making a tensor. Norms, turns and sums of so few numbers are cheaper in Java than a call
 * of LibTorch each.
 */
final class RowLayer {

  private final DecoderLayer layer;
  private final Projections part;
  private final TextRotary rotary;
  private final int width;
  private final float scale;
  private final float[] queryBias;
  private final float[] keyBias;
  private final float[] valueBias;

  RowLayer(TextConfig config, DecoderLayer layer, Projections part, TextRotary rotary) {
    this.layer = layer;
    this.part = part;
    this.rotary = rotary;
    width = config.headDim();
    scale = (float) (1 / Math.sqrt(width));
    queryBias = part.query().bias();
    keyBias = part.key().bias();
    valueBias = part.value().bias();
  }

  /**
   * Computes the layer.
   *
   * @param own this lane's memory; its stream is changed
   * @param exchange the lanes' memory
   * @param cached keys and values, by head
   * @param before tokens in the cache before this one
   * @param turns of this token
   */
  void run(
      Lane lane,
      RowLane own,
      RowExchange exchange,
      TorchKvCache.Head[] cached,
      int before,
      float[] turns) {
    norm(layer.inputNorm(), own);
    keep(own, cached, before, turns);
    if (part.share().keysAreShared()) {
      lane.barrier();
    }
    if (!part.share().heads().isEmpty()) {
      part.query().row(own.normed, own.query);
      read(own.query, queryBias, own.queries);
      rotary.apply(own.queries, width, turns);
      for (int i = 0; i < own.queries.length; i++) {
        own.queries[i] *= scale;
      }
      own.query.numbers().put(0, own.queries, 0, own.queries.length);
      own.attention.attend(cached, before + 1);
    }
    lane.barrier();
    part.output().row(exchange.attended(), own.delta);
    lane.barrier();
    add(layer.afterAttention(), exchange.delta(), own);
    norm(layer.beforeMlp(), own);
    part.gate().row(own.normed, own.gated);
    part.up().row(own.normed, own.raised);
    torch.mul_out(own.inner.flat(), layer.activation().apply(own.gated.flat()), own.raised.flat());
    lane.barrier();
    part.down().row(exchange.inner(), own.mlpDelta);
    lane.barrier();
    add(layer.afterMlp(), exchange.mlpDelta(), own);
  }

  private static void norm(RmsNorm norm, RowLane own) {
    norm.apply(own.stream, own.wide);
    own.normed.numbers().put(0, own.wide, 0, own.wide.length);
  }

  private static void add(RmsNorm norm, Row delta, RowLane own) {
    delta.numbers().get(own.wide);
    norm.addTo(own.wide, own.stream);
  }

  private void keep(RowLane own, TorchKvCache.Head[] cached, int before, float[] turns) {
    Span heads = part.share().keyHeads();
    if (heads.isEmpty()) {
      return;
    }
    part.key().row(own.normed, own.key);
    part.value().row(own.normed, own.value);
    read(own.key, keyBias, own.keys);
    rotary.apply(own.keys, width, turns);
    for (int i = 0; i < heads.length(); i++) {
      cached[heads.start() + i].keyNumbers().put(before * width, own.keys, i * width, width);
    }
    read(own.value, valueBias, own.keys);
    for (int i = 0; i < heads.length(); i++) {
      cached[heads.start() + i].valueNumbers().put(before * width, own.keys, i * width, width);
    }
  }

  private static void read(Row row, float[] bias, float[] to) {
    row.numbers().get(to);
    for (int i = 0; i < to.length && bias.length > 0; i++) {
      to[i] += bias[i];
    }
  }
}
