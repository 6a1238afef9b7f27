package org.glyphreader.cli;

import org.glyphreader.search.SearchGoal;
import picocli.CommandLine.Option;

/** What the best page design is; at most one of these is given. */
final class SearchGoalOptions {

  @Option(
      names = "--target-accuracy",
      paramLabel = "SHARE",
      description =
          "Characters to be read right, of which the lower bound of the 95 %% interval counts;"
              + " default 0.99.")
  Double accuracy;

  @Option(
      names = "--target-preset",
      paramLabel = "NAME",
      description = "As many characters to be read right as with this preset.")
  String preset;

  @Option(
      names = "--target-tokens",
      paramLabel = "N",
      description = "Most visual tokens for 1,000 text tokens; the most accurate such design.")
  Integer tokens;

  SearchGoal goal() {
    if (preset != null) {
      return SearchGoal.asGoodAs(preset);
    }
    return tokens != null ? SearchGoal.tokens(tokens) : SearchGoal.accuracy(accuracy);
  }
}
