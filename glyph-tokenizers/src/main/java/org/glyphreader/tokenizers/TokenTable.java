package org.glyphreader.tokenizers;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tokens of a tokenizer: those of its model and the added ones. Immutable. */
final class TokenTable {

  private final Vocabulary vocabulary;
  private final Map<String, Integer> addedIds = new HashMap<>();
  private final Map<Integer, String> addedTokens = new HashMap<>();
  private final BitSet special = new BitSet();
  private final int size;

  TokenTable(Vocabulary vocabulary, List<AddedToken> added) {
    this.vocabulary = vocabulary;
    int highest = vocabulary.size() - 1;
    for (AddedToken token : added) {
      addedIds.put(token.content(), token.id());
      addedTokens.put(token.id(), token.content());
      special.set(token.id(), token.special());
      highest = Math.max(highest, token.id());
    }
    size = highest + 1;
  }

  int idOf(String token) {
    Integer added = addedIds.get(token);
    return added == null ? vocabulary.idOf(token) : added;
  }

  String tokenOf(int id) {
    String added = addedTokens.get(id);
    return added == null ? vocabulary.tokenOf(id) : added;
  }

  /** Whether the token was added to those of the model. */
  boolean isAdded(int id) {
    return vocabulary.tokenOf(id) == null && addedTokens.containsKey(id);
  }

  boolean isSpecial(int id) {
    return id >= 0 && special.get(id);
  }

  int size() {
    return size;
  }
}
