package org.glyphreader.search;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the best design is.
 *
 * @param accuracy the lower bound of the 95 % interval of character accuracy to be reached, if that
 *     is what is asked for
 * @param preset a preset whose accuracy on the same texts is to be reached, if that is
 * @param ratio the compression ratio to be reached, if that is; the most accurate such design is
 *     the best, else the one with the highest ratio
 */
public record SearchGoal(OptionalDouble accuracy, Optional<String> preset, OptionalDouble ratio) {

  /**
   * {@return the highest ratio at which at least that share of the characters is read right}
   *
   * @param share above 0.5 and below 1; the lower bound of the 95 % interval counts
   */
  public static SearchGoal accuracy(double share) {
    if (!(share > 0.5 && share < 1)) {
      throw new IllegalArgumentException(
          "The target accuracy must be above 0.5 and below 1, for example 0.99, not " + share);
    }
    return new SearchGoal(OptionalDouble.of(share), Optional.empty(), OptionalDouble.empty());
  }

  /**
   * {@return the highest ratio at which no more is misread than with a preset}
   *
   * @param name the preset's name
   */
  public static SearchGoal asGoodAs(String name) {
    return new SearchGoal(OptionalDouble.empty(), Optional.of(name), OptionalDouble.empty());
  }

  /**
   * {@return the highest accuracy at that cost}
   *
   * @param visualTokens most visual tokens for 1,000 text tokens
   */
  public static SearchGoal tokens(int visualTokens) {
    if (visualTokens < 1) {
      throw new IllegalArgumentException(
          "The target must be at least 1 visual token, not " + visualTokens);
    }
    return new SearchGoal(
        OptionalDouble.empty(), Optional.empty(), OptionalDouble.of(1000.0 / visualTokens));
  }

  @Override
  public String toString() {
    if (accuracy.isPresent()) {
      return "accuracy of at least " + accuracy.getAsDouble();
    }
    return preset
        .map(name -> "accuracy of preset " + name)
        .orElseGet(() -> "ratio of at least %.2f".formatted(ratio.orElse(0)));
  }
}
