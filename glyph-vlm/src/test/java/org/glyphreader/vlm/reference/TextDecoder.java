package org.glyphreader.vlm.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.RopeConfig;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.model.TokenBatch;

/** The text decoder of GLM-4.1V. */
final class TextDecoder {

  private record Layer(
      float[] inputNorm,
      float[] afterAttentionNorm,
      float[] beforeMlpNorm,
      float[] afterMlpNorm,
      Linear q,
      Linear k,
      Linear v,
      Linear o,
      Linear gateUp,
      Linear down) {}

  private final TextConfig config;
  private final float[] embedding;
  private final float[] norm;
  private final Linear head;
  private final List<Layer> layers = new ArrayList<>();

  TextDecoder(Weights weights, ModelConfig model) {
    config = model.text();
    String prefix = weights.names().text();
    int hidden = config.hiddenSize();
    int queries = config.heads() * config.headDim();
    int keys = config.keyValueHeads() * config.headDim();
    embedding = weights.get(weights.names().embedding());
    norm = weights.get(prefix + "norm.weight");
    head =
        weights.linear(weights.names().head().replace(".weight", ""), hidden, config.vocabSize());
    for (int i = 0; i < config.layers(); i++) {
      String layer = prefix + "layers." + i + ".";
      layers.add(
          new Layer(
              weights.get(layer + "input_layernorm.weight"),
              weights.get(layer + "post_self_attn_layernorm.weight"),
              weights.get(layer + "post_attention_layernorm.weight"),
              weights.get(layer + "post_mlp_layernorm.weight"),
              weights.linear(layer + "self_attn.q_proj", hidden, queries),
              weights.linear(layer + "self_attn.k_proj", hidden, keys),
              weights.linear(layer + "self_attn.v_proj", hidden, keys),
              weights.linear(layer + "self_attn.o_proj", queries, hidden),
              weights.linear(layer + "mlp.gate_up_proj", hidden, 2 * config.intermediateSize()),
              weights.linear(layer + "mlp.down_proj", config.intermediateSize(), hidden)));
    }
  }

  int layers() {
    return layers.size();
  }

  int keyWidth() {
    return config.keyValueHeads() * config.headDim();
  }

  /** The last token's hidden state before each layer and after the last norm. */
  List<float[]> run(ReferenceCache cache, TokenBatch batch) {
    int rows = batch.size();
    float[] h = embed(batch);
    List<float[]> hidden = new ArrayList<>();
    hidden.add(last(h));
    for (int i = 0; i < layers.size(); i++) {
      h = layer(layers.get(i), cache, i, batch, h);
      if (i + 1 < layers.size()) {
        hidden.add(last(h));
      }
    }
    cache.grow(rows);
    hidden.add(Maths.rmsNorm(last(h), norm, config.normEps()));
    return hidden;
  }

  float[] logits(float[] hidden) {
    return head.apply(hidden, 1);
  }

  private float[] last(float[] h) {
    return Arrays.copyOfRange(h, h.length - config.hiddenSize(), h.length);
  }

  private float[] embed(TokenBatch batch) {
    int width = config.hiddenSize();
    float[] h = new float[batch.size() * width];
    for (int row = 0; row < batch.size(); row++) {
      System.arraycopy(embedding, batch.ids()[row] * width, h, row * width, width);
    }
    for (TokenBatch.ImageRows image : batch.images()) {
      float[] features = ((ReferenceFeatures) image.features()).rows();
      System.arraycopy(
          features, image.firstRow() * width, h, image.at() * width, image.count() * width);
    }
    return h;
  }

  private float[] layer(Layer layer, ReferenceCache cache, int index, TokenBatch batch, float[] h) {
    int rows = batch.size();
    float[] n = Maths.rmsNorm(h, layer.inputNorm(), config.normEps());
    float[] q = layer.q().apply(n, rows);
    float[] k = layer.k().apply(n, rows);
    rotate(q, config.heads(), batch);
    rotate(k, config.keyValueHeads(), batch);
    cache.put(index, k, layer.v().apply(n, rows), rows);
    float[] seen =
        new Attention(config.heads(), config.keyValueHeads(), config.headDim(), true)
            .of(q, cache.keys(index), cache.values(index), rows, cache.length() + rows);
    float[] attended = layer.o().apply(seen, rows);
    float[] x = h.clone();
    Maths.add(x, Maths.rmsNorm(attended, layer.afterAttentionNorm(), config.normEps()));
    n = Maths.rmsNorm(x, layer.beforeMlpNorm(), config.normEps());
    float[] gateUp = layer.gateUp().apply(n, rows);
    float[] inner = Maths.gated(half(gateUp, rows, 0), half(gateUp, rows, 1));
    float[] mlp = layer.down().apply(inner, rows);
    Maths.add(x, Maths.rmsNorm(mlp, layer.afterMlpNorm(), config.normEps()));
    return x;
  }

  private float[] half(float[] gateUp, int rows, int which) {
    int width = config.intermediateSize();
    float[] half = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(gateUp, (2 * row + which) * width, half, row * width, width);
    }
    return half;
  }

  private void rotate(float[] states, int heads, TokenBatch batch) {
    RopeConfig rope = config.rope();
    int dim = config.headDim();
    int axis = 0;
    int left = rope.sections().get(0);
    for (int f = 0; f < rope.rotaryDim() / 2; f++) {
      while (left == 0) {
        left = rope.sections().get(++axis);
      }
      left--;
      double frequency = Math.pow(rope.theta(), -2.0 * f / rope.rotaryDim());
      for (int row = 0; row < batch.size(); row++) {
        double angle = batch.position(axis, row) * frequency;
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        for (int head = 0; head < heads; head++) {
          int at = (row * heads + head) * dim + 2 * f;
          float a = states[at];
          float b = states[at + 1];
          states[at] = a * cos - b * sin;
          states[at + 1] = b * cos + a * sin;
        }
      }
    }
  }
}
