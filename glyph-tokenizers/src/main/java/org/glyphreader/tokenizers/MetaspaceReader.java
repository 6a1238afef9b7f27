package org.glyphreader.tokenizers;

/** Reads {@code Metaspace}, which is both a pre-tokenizer and a decoder. */
final class MetaspaceReader {

  private MetaspaceReader() {}

  static Metaspace read(JsonPart part) {
    JsonPart replacement = part.child("replacement");
    if (replacement.text("▁").length() != 1) {
      throw replacement.refused("one character is expected");
    }
    return new Metaspace(
        replacement.text("▁").charAt(0), prepend(part), part.child("split").bool(true));
  }

  private static Metaspace.Prepend prepend(JsonPart part) {
    JsonPart scheme = part.child("prepend_scheme");
    if (scheme.isNull()) {
      return part.child("add_prefix_space").bool(true)
          ? Metaspace.Prepend.ALWAYS
          : Metaspace.Prepend.NEVER;
    }
    return switch (scheme.text()) {
      case "always" -> Metaspace.Prepend.ALWAYS;
      case "first" -> Metaspace.Prepend.FIRST;
      case "never" -> Metaspace.Prepend.NEVER;
      default -> throw scheme.unknown("the scheme", "always, first, never");
    };
  }
}
