package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** Reads the part {@code decoder}. */
final class DecoderReader {

  private DecoderReader() {}

  static TokenDecoder read(JsonPart part) {
    if (part.isNull()) {
      return (id, token, first) -> (first ? token : " " + token).getBytes(StandardCharsets.UTF_8);
    }
    JsonPart type = part.object().child("type");
    return switch (type.text()) {
      case "WordPiece" ->
          new WordPieceDecoder(part.child("prefix").text("##"), part.child("cleanup").bool(true));
      default -> throw type.unknown("the decoder", "ByteLevel, WordPiece");
    };
  }
}
