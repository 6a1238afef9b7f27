package org.glyphreader.optical;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.onnxruntime.ValueInfo;
import org.glyphreader.optical.search.TokenVectors;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;

/**
 * BGE small v1.5 for one language, from the jars of langchain4j. Gives the last hidden states of
 * all tokens; the first, [CLS], stands for the whole. Safe for use by several threads.
 */
final class BgeModel implements AutoCloseable {

  /** The tokens that the model can read at once. */
  private static final int WINDOW = 512;

  private final HuggingFaceTokenizer tokenizer;
  private final OnnxSession session;
  private final int cls;
  private final int sep;

  private BgeModel(HuggingFaceTokenizer tokenizer, OnnxSession session) {
    this.tokenizer = tokenizer;
    this.session = session;
    this.cls = tokenizer.idOf("[CLS]").orElseThrow();
    this.sep = tokenizer.idOf("[SEP]").orElseThrow();
  }

  /**
   * Loads the model.
   *
   * @param name of its files on the class path, without their extensions
   * @throws BackendUnavailableException if they are missing
   */
  static BgeModel load(String name) {
    try (InputStream json = resource(name + "-tokenizer.json");
        InputStream onnx = resource(name + ".onnx")) {
      HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(json, name);
      return new BgeModel(tokenizer, OnnxSession.open(name, onnx, OnnxSessionOptions.defaults()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String file) {
    InputStream in = BgeModel.class.getClassLoader().getResourceAsStream(file);
    if (in == null) {
      throw new BackendUnavailableException(
          file + " is not on the class path; add org.glyphreader:glyph-backend-optical");
    }
    return in;
  }

  /**
   * Reads pieces of text at once; what exceeds the model's window is left out.
   *
   * @param skipped so many pieces at the beginning get no vectors of their own
   */
  TokenVectors read(List<String> pieces, int skipped) {
    int[][] ids = pieces.stream().map(tokenizer::encode).toArray(int[][]::new);
    int length = Math.min(WINDOW, 2 + Arrays.stream(ids).mapToInt(piece -> piece.length).sum());
    long[] tokens = new long[length];
    int[] bounds = new int[ids.length + 1];
    int at = 0;
    tokens[at++] = cls;
    for (int i = 0; i < ids.length; i++) {
      bounds[i] = at;
      for (int k = 0; k < ids[i].length && at < length - 1; k++) {
        tokens[at++] = ids[i][k];
      }
    }
    bounds[ids.length] = at;
    tokens[at] = sep;
    float[] states = run(tokens);
    return new TokenVectors(
        states, states.length / length, Arrays.copyOfRange(bounds, skipped, bounds.length));
  }

  private float[] run(long[] tokens) {
    long[] attention = new long[tokens.length];
    Arrays.fill(attention, 1);
    Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
    try {
      for (ValueInfo input : session.inputs()) {
        long[] values =
            switch (input.name()) {
              case "input_ids" -> tokens;
              case "attention_mask" -> attention;
              default -> new long[tokens.length];
            };
        feeds.put(input.name(), OnnxTensor.of(values, 1, tokens.length));
      }
      String states = session.outputs().get(0).name();
      try (OnnxTensor output = session.run(feeds, List.of(states)).get(states)) {
        return output.toFloats();
      }
    } finally {
      feeds.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
