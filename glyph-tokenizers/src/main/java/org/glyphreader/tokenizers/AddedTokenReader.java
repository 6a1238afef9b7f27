package org.glyphreader.tokenizers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the part {@code added_tokens}. */
final class AddedTokenReader {

  /** Bounds the memory that the search for added tokens takes, in chars of all tokens. */
  private static final int MAX_CHARS = 1 << 20;

  private AddedTokenReader() {}

  /**
   * @param vocabulary the model's, or null if it has none
   */
  static List<AddedToken> read(JsonPart part, Vocabulary vocabulary) {
    List<AddedToken> tokens = new ArrayList<>();
    if (part.isNull()) {
      return tokens;
    }
    Map<Integer, String> contentOfId = new HashMap<>();
    Map<String, Integer> idOfContent = new HashMap<>();
    int chars = 0;
    for (JsonPart item : part.items()) {
      JsonPart idPart = item.object().child("id");
      int id = idPart.integer(Vocabulary.MAX_ID);
      String content = item.child("content").text();
      chars += content.length();
      if (chars > MAX_CHARS) {
        throw part.refused("more than " + MAX_CHARS + " characters altogether");
      }
      String sameId = contentOfId.put(id, content);
      if (sameId == null && vocabulary != null) {
        sameId = vocabulary.tokenOf(id);
      }
      if (sameId != null && !sameId.equals(content)) {
        throw idPart.refused("the id " + id + " belongs to \"" + sameId + "\" already");
      }
      Integer other = idOfContent.put(content, id);
      int inModel = vocabulary == null ? Vocabulary.NONE : vocabulary.idOf(content);
      if (other != null && other != id || inModel != Vocabulary.NONE && inModel != id) {
        throw idPart.refused("\"" + content + "\" has another id already, not " + id);
      }
      tokens.add(
          new AddedToken(
              content,
              id,
              item.child("single_word").bool(false),
              item.child("lstrip").bool(false),
              item.child("rstrip").bool(false),
              item.child("normalized").bool(true),
              item.child("special").bool(false)));
    }
    return tokens;
  }
}
