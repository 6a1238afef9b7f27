package org.glyphreader.libtorch;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * The memory in which a lane decodes one token. All layers share it, because their parts have the
 * same sizes.
 */
final class RowLane implements AutoCloseable {

  final float[] stream;
  final float[] wide;
  final float[] queries;
  final float[] keys;
  final Row normed;
  final Row query;
  final Row key;
  final Row value;
  final Row gated;
  final Row raised;
  final Row inner;
  final Row delta;
  final Row mlpDelta;
  final RowAttention attention;

  /**
   * @param part of any layer
   * @param exchange what this lane shares with the others
   * @param owner keeps what does not grow
   */
  RowLane(TextConfig config, ScalarType type, Projections part, RowExchange exchange, Owned owner) {
    int hidden = config.hiddenSize();
    int inside = part.share().inner().length();
    stream = new float[hidden];
    wide = new float[hidden];
    queries = new float[part.share().heads().length() * config.headDim()];
    keys = new float[part.share().keyHeads().length() * config.headDim()];
    normed = Row.of(type, hidden, owner);
    query = Row.of(type, queries.length, owner);
    key = Row.of(type, keys.length, owner);
    value = Row.of(type, keys.length, owner);
    gated = Row.of(type, inside, owner);
    raised = Row.of(type, inside, owner);
    inner = exchange.inner().part(part.share().inner(), owner);
    delta = exchange.delta().part(part.share().outputs(), owner);
    mlpDelta = exchange.mlpDelta().part(part.share().outputs(), owner);
    attention = new RowAttention(config, part.share().heads(), query, exchange.attended(), owner);
  }

  @Override
  public void close() {
    attention.close();
  }
}
