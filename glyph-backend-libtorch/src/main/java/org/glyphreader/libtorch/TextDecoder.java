package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.model.TokenBatch;

/** GLM-4.1V's text decoder. */
@SuppressWarnings("try") // scopes are closed, not used
final class TextDecoder {

  /** Up to this many rows the lanes share the features rather than the rows. */
  private static final int FEW_ROWS = 16;

  private final TextConfig config;
  private final Device device;
  private final ScalarType type;
  private final Tensor embedding;
  private final TextRotary rotary;
  private final List<DecoderLayer> layers = new ArrayList<>();
  private final RmsNorm norm;
  private final Matrix[] head;
  private final List<Span> headSpans;
  private final RowDecoder rowDecoder;

  TextDecoder(TextConfig config, Weights weights, String prefix, String headName, int lanes) {
    this.config = config;
    device = weights.device();
    type = weights.precision().activations();
    embedding = weights.table(prefix + "embed_tokens.weight");
    rotary = new TextRotary(config.rope());
    for (int i = 0; i < config.layers(); i++) {
      try (PointerScope scope = new PointerScope()) {
        layers.add(new DecoderLayer(config, weights, prefix + "layers." + i + ".", rotary, lanes));
      }
    }
    norm = new RmsNorm(weights, prefix + "norm.weight", config.normEps());
    headSpans = Span.shares(config.vocabSize(), lanes);
    head = parts(weights, headName);
    rowDecoder =
        device.is_cuda()
            ? null
            : new RowDecoder(config, type, layers, rotary, norm, head, headSpans, weights.owner());
  }

  private Matrix[] parts(Weights weights, String name) {
    try (PointerScope scope = new PointerScope()) {
      Matrix whole = weights.matrix(weights.raw(name), null, headSpans);
      return headSpans.stream().map(s -> whole.part(s, weights.owner())).toArray(Matrix[]::new);
    }
  }

  /** Frees what grew with the caches; the rest belongs to the weights' owner. */
  void close() {
    if (rowDecoder != null) {
      rowDecoder.close();
    }
  }

  TorchKvCache newCache() {
    return new TorchKvCache(config, device, type);
  }

  /**
   * Appends tokens to a cache.
   *
   * @param logits whether the last token's logits are wanted
   * @param states takes the last token's row after the embedding (0), after each layer but the
   *     last, and after the last norm; for diagnosis, null for none
   * @return the logits, or nothing
   */
  float[] forward(
      TorchKvCache cache,
      TokenBatch batch,
      boolean logits,
      Lanes lanes,
      BiConsumer<Integer, float[]> states) {
    int rows = batch.size();
    cache.reserve(Math.addExact(cache.length(), rows));
    Tensor x = embed(batch);
    if (rows == 1 && rowDecoder != null) {
      float[] row = Torch.toArray(x);
      if (states != null) {
        states.accept(0, row);
      }
      float[] scores = rowDecoder.forward(cache, row, rotary.numbers(batch), lanes, logits, states);
      cache.grown(1);
      return scores;
    }
    Tensor turns = rotary.turns(batch).to(device, ScalarType.ComplexFloat);
    Tensor out = Torch.empty(device, type, 1, config.vocabSize());
    Observer observer = new Observer(states, rows - 1);
    observer.see(0, x);
    if (rows <= FEW_ROWS) {
      few(cache, x, turns, lanes, logits ? out : null, observer);
    } else {
      many(cache, x, turns, lanes, logits ? out : null, observer);
    }
    cache.grown(rows);
    return logits ? Torch.toArray(out) : new float[0];
  }

  private Tensor embed(TokenBatch batch) {
    int[] ids = batch.ids();
    long[] wide = new long[ids.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = ids[i];
    }
    Tensor x =
        embedding.index_select(0, Torch.of(wide).to(device, ScalarType.Long)).to(ScalarType.Float);
    for (TokenBatch.ImageRows image : batch.images()) {
      Tensor features = ((TorchImageFeatures) image.features()).rows();
      x.narrow(0, image.at(), image.count())
          .copy_(features.narrow(0, image.firstRow(), image.count()));
    }
    return x;
  }

  private void few(
      TorchKvCache cache, Tensor x, Tensor turns, Lanes lanes, Tensor out, Observer observer) {
    int before = cache.length();
    FewRows shared = FewRows.of(config, device, type, Math.toIntExact(x.size(0)));
    lanes.run(
        lane -> {
          Tensor own = lane.count() == 1 ? x : x.clone();
          for (int i = 0; i < layers.size(); i++) {
            try (PointerScope scope = new PointerScope()) {
              layers.get(i).few(lane, own, turns, cache, i, before, shared);
              if (lane.index() == 0 && i + 1 < layers.size()) {
                observer.see(i + 1, own);
              }
            }
          }
          logits(lane, own, out, observer);
        });
  }

  private void many(
      TorchKvCache cache, Tensor x, Tensor turns, Lanes lanes, Tensor out, Observer observer) {
    int rows = Math.toIntExact(x.size(0));
    int before = cache.length();
    int length = before + rows;
    Tensor queries = Torch.empty(device, type, rows, config.heads(), config.headDim());
    Tensor attended = Torch.empty(device, type, rows, config.heads(), config.headDim());
    Tensor flat = attended.view(rows, -1);
    FewRows shared = FewRows.of(config, device, type, 1);
    int last = layers.size() - 1;
    lanes.run(
        lane -> {
          List<Span> mine = lane.share(rows).blocks(1);
          Span heads = lane.share(config.heads());
          for (int i = 0; i <= last; i++) {
            DecoderLayer layer = layers.get(i);
            Tensor keys = cache.keys(i).narrow(1, 0, length);
            Tensor values = cache.values(i).narrow(1, 0, length);
            for (Span span : mine) {
              try (PointerScope scope = new PointerScope()) {
                layer.project(
                    rows(x, span),
                    rows(turns, span),
                    i == last ? null : rows(queries, span),
                    keys.narrow(1, before + span.start(), span.length()),
                    values.narrow(1, before + span.start(), span.length()));
              }
            }
            lane.barrier();
            if (i == last) {
              break;
            }
            try (PointerScope scope = new PointerScope()) {
              layer.attend(queries, heads, keys, values, attended);
            }
            lane.barrier();
            for (Span span : mine) {
              try (PointerScope scope = new PointerScope()) {
                layer.finish(rows(x, span), rows(flat, span));
              }
            }
            if (observer.isActive()) {
              lane.barrier();
              if (lane.index() == 0) {
                observer.see(i + 1, x);
              }
              lane.barrier();
            }
          }
          if (out != null) {
            // Of the last layer's other rows nothing is wanted but their keys and values.
            Span end = new Span(rows - 1, 1);
            Tensor row = rows(x, end).clone();
            layers.get(last).few(lane, row, rows(turns, end), cache, last, length - 1, shared);
            logits(lane, row, out, observer);
          }
        });
  }

  private void logits(Lane lane, Tensor x, Tensor out, Observer observer) {
    Span span = headSpans.get(lane.index());
    if (out == null || span.isEmpty()) {
      return;
    }
    Tensor normed = Torch.empty(device, type, 1, config.hiddenSize());
    norm.apply(x.narrow(0, x.size(0) - 1, 1), normed);
    if (lane.index() == 0) {
      observer.see(layers.size(), normed, 0);
    }
    head[lane.index()].apply(normed, out.narrow(1, span.start(), span.length()));
  }

  private static Tensor rows(Tensor tensor, Span span) {
    return tensor.narrow(0, span.start(), span.length());
  }

  /** Shows one row to whoever wants to see it. */
  private record Observer(BiConsumer<Integer, float[]> states, int row) {

    boolean isActive() {
      return states != null;
    }

    void see(int layer, Tensor x) {
      see(layer, x, row);
    }

    void see(int layer, Tensor x, int row) {
      if (states != null) {
        states.accept(layer, Torch.toArray(x.select(0, row)));
      }
    }
  }
}
