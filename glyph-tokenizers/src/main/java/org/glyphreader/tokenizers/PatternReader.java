package org.glyphreader.tokenizers;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a pattern: {@code {"String": "…"}} or {@code {"Regex": "…"}}. */
final class PatternReader {

  private PatternReader() {}

  static Pattern read(JsonPart part) {
    JsonPart literal = part.object().child("String");
    if (!literal.isNull()) {
      if (literal.text().isEmpty()) {
        throw literal.refused("an empty pattern is not supported");
      }
      return Pattern.compile(literal.text(), Pattern.LITERAL);
    }
    JsonPart regex = part.child("Regex");
    try {
      return OnigurumaPattern.translate(regex.text());
    } catch (PatternSyntaxException e) {
      throw regex.refused("the pattern is not supported: " + e.getMessage());
    }
  }
}
