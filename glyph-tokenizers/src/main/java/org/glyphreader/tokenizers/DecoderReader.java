package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** Reads the part {@code decoder}. */
final class DecoderReader {

  private DecoderReader() {}

  static TokenDecoder read(JsonPart part) {
    if (part.isNull()) {
      return (token, added, first) ->
          (first ? token : " " + token).getBytes(StandardCharsets.UTF_8);
    }
    JsonPart type = part.object().child("type");
    return switch (type.text()) {
      case "ByteLevel" -> ByteLevel.DECODER;
      case "WordPiece" ->
          new WordPieceDecoder(part.child("prefix").text("##"), part.child("cleanup").bool(true));
      case "Metaspace" -> MetaspaceReader.read(part).decoder();
      case "Sequence" -> sequence(part);
      default -> throw type.unknown("the decoder", "ByteLevel, WordPiece, Metaspace, Sequence");
    };
  }

  private static TokenDecoder sequence(JsonPart part) {
    StepwiseDecoder decoder = new StepwiseDecoder();
    for (JsonPart step : part.child("decoders").items()) {
      JsonPart type = step.object().child("type");
      switch (type.text()) {
        case "Replace" -> {
          JsonPart pattern = step.child("pattern").child("String");
          decoder = decoder.replacing(pattern.text(), step.child("content").text());
        }
        case "ByteFallback" -> decoder = decoder.withByteFallback();
        case "Strip" -> decoder = decoder.strippingStart(spacesToStrip(step));
        case "Fuse" -> {
          // Text is fused in any case.
        }
        default ->
            throw type.unknown("the decoder in a sequence", "Replace, ByteFallback, Fuse, Strip");
      }
    }
    return decoder;
  }

  private static int spacesToStrip(JsonPart step) {
    JsonPart stop = step.child("stop");
    if (!step.child("content").text().equals(" ") || stop.integer(0) != 0) {
      throw step.refused("only spaces at the start can be stripped");
    }
    return step.child("start").integer(1);
  }
}
