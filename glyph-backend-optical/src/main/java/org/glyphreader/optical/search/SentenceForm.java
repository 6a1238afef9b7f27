package org.glyphreader.optical.search;

import java.util.regex.Pattern;

/** What the form of a sentence says about whether it can stand alone. */
final class SentenceForm {

  private static final Pattern LEANING =
      Pattern.compile(
          "[\"“‘'(]*(?:(?:he|she|it|they|his|her|its|their|this|that|these|those|such|there|here|but"
              + "|and|however|moreover|furthermore|also|thus|therefore|then|so|or|nor|in addition"
              + "|for example|instead|later|another|both|the (?:latter|former|same|other))\\b"
              + "|[他她它这那其该此但而并也又于])",
          Pattern.CASE_INSENSITIVE);

  private SentenceForm() {}

  /** Whether a sentence begins as if something had been said before: "He …", "However, …". */
  static boolean leansOnPrevious(CharSequence text, int start, int end) {
    return LEANING.matcher(text).region(start, end).lookingAt();
  }
}
