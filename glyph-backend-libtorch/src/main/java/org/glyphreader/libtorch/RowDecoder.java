package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/** Decodes token by token on the CPU. */
@SuppressWarnings("try") // scopes are closed, not used
final class RowDecoder implements AutoCloseable {

  private final RowExchange exchange;
  private final List<RowLane> lanes = new ArrayList<>();
  private final List<List<RowLayer>> layers = new ArrayList<>();
  private final List<Row> logits = new ArrayList<>();
  private final RmsNorm norm;
  private final Matrix[] head;

  /**
   * @param head the output layer's part of each lane
   * @param owner keeps the memory that does not grow
   */
  RowDecoder(
      TextConfig config,
      ScalarType type,
      List<DecoderLayer> decoder,
      TextRotary rotary,
      RmsNorm norm,
      Matrix[] head,
      List<Span> headSpans,
      Owned owner) {
    this.norm = norm;
    this.head = head;
    exchange = RowExchange.of(config, type, owner);
    for (int lane = 0; lane < head.length; lane++) {
      logits.add(exchange.logits().part(headSpans.get(lane), owner));
      lanes.add(new RowLane(config, type, decoder.get(0).part(lane), exchange, owner));
      List<RowLayer> own = new ArrayList<>();
      for (DecoderLayer layer : decoder) {
        own.add(new RowLayer(config, layer, layer.part(lane), rotary));
      }
      layers.add(own);
    }
  }

  /**
   * Appends a token to a cache that has room for it.
   *
   * @param x its row of the embedding
   * @param turns of its position
   * @param wanted whether to compute logits
   * @param states as for {@link TextDecoder#forward}
   * @return the logits, or nothing
   */
  float[] forward(
      TorchKvCache cache,
      float[] x,
      float[] turns,
      Lanes team,
      boolean wanted,
      BiConsumer<Integer, float[]> states) {
    int before = cache.length();
    TorchKvCache.Head[][] cached = cache.heads(before + 1);
    for (RowLane lane : lanes) {
      lane.attention.reserve(cache.padded());
    }
    team.run(
        lane -> {
          RowLane own = lanes.get(lane.index());
          List<RowLayer> mine = layers.get(lane.index());
          System.arraycopy(x, 0, own.stream, 0, x.length);
          for (int i = 0; i < mine.size(); i++) {
            try (PointerScope scope = new PointerScope()) {
              mine.get(i).run(lane, own, exchange, cached[i], before, turns);
            }
            if (states != null && lane.index() == 0 && i + 1 < mine.size()) {
              states.accept(i + 1, own.stream.clone());
            }
          }
          if (wanted) {
            logits(lane, own, states);
          }
        });
    if (!wanted) {
      return new float[0];
    }
    float[] scores = new float[Math.toIntExact(exchange.logits().flat().numel())];
    exchange.logits().numbers().get(scores);
    return scores;
  }

  private void logits(Lane lane, RowLane own, BiConsumer<Integer, float[]> states) {
    norm.apply(own.stream, own.wide);
    if (states != null && lane.index() == 0) {
      states.accept(layers.get(0).size(), own.wide.clone());
    }
    own.normed.numbers().put(0, own.wide, 0, own.wide.length);
    Row out = logits.get(lane.index());
    if (out.flat().numel() > 0) {
      head[lane.index()].row(own.normed, out);
    }
  }

  @Override
  public void close() {
    lanes.forEach(RowLane::close);
  }
}
