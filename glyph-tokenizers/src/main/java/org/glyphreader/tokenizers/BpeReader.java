package org.glyphreader.tokenizers;

import java.util.List;

/** Reads a {@code model} of the type {@code BPE}. */
final class BpeReader {

  private BpeReader() {}

  static BpeModel read(ModelParts parts, List<AddedToken> added, boolean byteLevel) {
    JsonPart settings = parts.settings();
    JsonPart dropout = settings.child("dropout");
    if (!dropout.isNull() && !(dropout.node().isNumber() && dropout.node().doubleValue() == 0)) {
      throw dropout.refused("random tokens are not supported; set it to null");
    }
    JsonPart unknown = settings.child("unk_token");
    String prefix = settings.child("continuing_subword_prefix").text("");
    SymbolTable symbols =
        new SymbolTable(
            parts.vocabulary(),
            prefix,
            settings.child("end_of_word_suffix").text(""),
            unknown.text("").isEmpty()
                ? Vocabulary.NONE
                : ModelReader.idOf(unknown, unknown.text(), parts.vocabulary(), added),
            settings.child("byte_fallback").bool(false),
            settings.child("fuse_unk").bool(false));
    return new BpeModel(
        parts.vocabulary(),
        merges(parts, prefix),
        symbols,
        byteLevel,
        settings.child("ignore_merges").bool(false));
  }

  private static MergeTable merges(ModelParts parts, String continuingPrefix) {
    List<String> merges = parts.merges();
    if (merges == null) {
      throw parts.settings().child("merges").refused("an array is expected");
    }
    Vocabulary vocabulary = parts.vocabulary();
    MergeTable table = new MergeTable(merges.size() / 2);
    for (int i = 0; i < merges.size(); i += 2) {
      String left = merges.get(i);
      String right = merges.get(i + 1);
      String rest =
          right.startsWith(continuingPrefix) ? right.substring(continuingPrefix.length()) : right;
      table.put(
          idOf(vocabulary, left, parts, i),
          idOf(vocabulary, right, parts, i),
          i / 2,
          idOf(vocabulary, left + rest, parts, i));
    }
    return table;
  }

  private static int idOf(Vocabulary vocabulary, String token, ModelParts parts, int i) {
    int id = vocabulary.idOf(token);
    if (id == Vocabulary.NONE) {
      throw parts
          .settings()
          .child("merges[" + i / 2 + "]")
          .refused("\"" + token + "\" is not in the vocabulary");
    }
    return id;
  }
}
