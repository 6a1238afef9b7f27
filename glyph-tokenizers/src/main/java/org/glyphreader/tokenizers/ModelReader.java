package org.glyphreader.tokenizers;

import java.util.List;

/** Reads the part {@code model}. */
final class ModelReader {

  private ModelReader() {}

  static TokenModel read(ModelParts parts, List<AddedToken> added, boolean byteLevel) {
    JsonPart settings = parts.settings();
    JsonPart type = settings.child("type");
    String kind = type.isNull() ? kindOfUntyped(parts) : type.text();
    if (!kind.equals("BPE") && !kind.equals("WordPiece")) {
      throw type.unknown("the model", "BPE, WordPiece");
    }
    if (parts.vocabulary() == null) {
      throw settings.child("vocab").refused("an object of tokens and ids is expected");
    }
    return kind.equals("BPE") ? BpeReader.read(parts, added, byteLevel) : wordPiece(parts, added);
  }

  static boolean isBpe(ModelParts parts) {
    JsonPart type = parts.settings().child("type");
    return (type.isNull() ? kindOfUntyped(parts) : type.text()).equals("BPE");
  }

  /** The first files had no type. */
  private static String kindOfUntyped(ModelParts parts) {
    if (parts.merges() != null) {
      return "BPE";
    }
    return parts.settings().child("max_input_chars_per_word").isNull() ? "" : "WordPiece";
  }

  private static TokenModel wordPiece(ModelParts parts, List<AddedToken> added) {
    JsonPart settings = parts.settings();
    JsonPart unknown = settings.child("unk_token");
    return new WordPieceModel(
        parts.vocabulary(),
        idOf(unknown, unknown.text(), parts.vocabulary(), added),
        settings.child("continuing_subword_prefix").text("##"),
        settings.child("max_input_chars_per_word").optionalInteger(Integer.MAX_VALUE).orElse(100));
  }

  static int idOf(JsonPart key, String token, Vocabulary vocabulary, List<AddedToken> added) {
    int id = vocabulary.idOf(token);
    if (id != Vocabulary.NONE) {
      return id;
    }
    return added.stream()
        .filter(other -> other.content().equals(token))
        .findFirst()
        .orElseThrow(() -> key.refused("\"" + token + "\" is not in the vocabulary"))
        .id();
  }
}
