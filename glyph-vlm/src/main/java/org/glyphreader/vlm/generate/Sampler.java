package org.glyphreader.vlm.generate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.glyphreader.BackendFailureException;

/** Chooses the tokens of one answer. Not safe for use by several threads. */
public final class Sampler {

  private final SamplingConfig config;
  private final SplittableRandom random;
  private final BitSet seen = new BitSet();

  /**
   * A sampler for one answer.
   *
   * @param config how tokens are chosen
   * @param prompt ids of the prompt, which a repetition penalty weakens
   */
  public Sampler(SamplingConfig config, int[] prompt) {
    this.config = config;
    random = new SplittableRandom(config.seed());
    for (int id : prompt) {
      seen.set(id);
    }
  }

  /**
   * Chooses the next token. If several are equally likely, the lowest id is.
   *
   * @param logits one for each id; may be changed
   * @return its id
   * @throws BackendFailureException if a logit is not a number, as damaged weights make them
   */
  public int next(float[] logits) {
    penalise(logits);
    int best = best(logits);
    int id = config.isGreedy() ? best : draw(logits);
    seen.set(id);
    return id;
  }

  private void penalise(float[] logits) {
    if (config.repetitionPenalty() != 1) {
      float penalty = (float) config.repetitionPenalty();
      for (int id = seen.nextSetBit(0);
          id >= 0 && id < logits.length;
          id = seen.nextSetBit(id + 1)) {
        logits[id] = logits[id] > 0 ? logits[id] / penalty : logits[id] * penalty;
      }
    }
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int id = 0; id < logits.length; id++) {
      if (Float.isNaN(logits[id])) {
        throw new BackendFailureException(
            "The model computed no number for token %s; its weights are damaged or their type too narrow: download them again or take float32"
                .formatted(id));
      }
      if (logits[id] > logits[best]) {
        best = id;
      }
    }
    if (logits.length == 0 || Float.isInfinite(logits[best])) {
      throw new BackendFailureException(
          "The model computed no finite number for any token; its weights are damaged: download them again");
    }
    return best;
  }

  private int draw(float[] logits) {
    int[] ids = candidates(logits);
    double top = logits[ids[0]] / config.temperature();
    double[] weights = new double[ids.length];
    double sum = 0;
    for (int i = 0; i < ids.length; i++) {
      weights[i] = Math.exp(logits[ids[i]] / config.temperature() - top);
      sum += weights[i];
    }
    int kept = nucleus(weights, sum);
    double keptSum = 0;
    for (int i = 0; i < kept; i++) {
      keptSum += weights[i];
    }
    double left = random.nextDouble() * keptSum;
    for (int i = 0; i < kept - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return ids[i];
      }
    }
    return ids[kept - 1];
  }

  /** The most likely ids, the likeliest first; ties at the end of the list all stay. */
  private int[] candidates(float[] logits) {
    long[] keys = new long[logits.length];
    for (int id = 0; id < logits.length; id++) {
      keys[id] = (long) ascending(logits[id]) << 32 | (Integer.MAX_VALUE - id);
    }
    Arrays.sort(keys);
    int count = config.topK() == 0 ? keys.length : Math.min(config.topK(), keys.length);
    float least = logits[id(keys[keys.length - count])];
    while (count < keys.length && logits[id(keys[keys.length - count - 1])] == least) {
      count++;
    }
    int[] ids = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = id(keys[keys.length - 1 - i]);
    }
    return ids;
  }

  private static int id(long key) {
    return Integer.MAX_VALUE - (int) (key & Integer.MAX_VALUE);
  }

  /** An integer that is greater where the float is. */
  private static int ascending(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  /** How many of the likeliest have to be kept so that they share {@code topP}; at least one. */
  private int nucleus(double[] weights, double sum) {
    if (config.topP() >= 1) {
      return weights.length;
    }
    double share = 0;
    for (int i = 0; i < weights.length; i++) {
      share += weights[i] / sum;
      if (share >= config.topP()) {
        return i + 1;
      }
    }
    return weights.length;
  }
}
