package org.glyphreader.tokenizers;

import java.util.Map;

/**
 * Tokens and their ids, both ways. Looks tokens up by a range of characters, without making a
 * string of it. Immutable.
 */
final class Vocabulary {

  static final int NONE = -1;

  /** More than any published vocabulary has; bounds the memory that a damaged file can ask for. */
  static final int MAX_ID = (1 << 24) - 1;

  private final String[] tokenOfId;
  private final String[] slots;
  private final int[] idOfSlot;
  private final int mask;
  private final int longest;

  /** The ids must be distinct and from 0 to {@link #MAX_ID}. */
  Vocabulary(Map<String, Integer> tokens) {
    int size = 0;
    int longestToken = 0;
    for (Map.Entry<String, Integer> entry : tokens.entrySet()) {
      size = Math.max(size, entry.getValue() + 1);
      longestToken = Math.max(longestToken, entry.getKey().length());
    }
    tokenOfId = new String[size];
    longest = longestToken;
    int capacity = Integer.highestOneBit(Math.max(8, tokens.size() * 2)) << 1;
    mask = capacity - 1;
    slots = new String[capacity];
    idOfSlot = new int[capacity];
    for (Map.Entry<String, Integer> entry : tokens.entrySet()) {
      tokenOfId[entry.getValue()] = entry.getKey();
      int slot = spread(entry.getKey().hashCode()) & mask;
      while (slots[slot] != null) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = entry.getKey();
      idOfSlot[slot] = entry.getValue();
    }
  }

  /** The id of the token, or {@link #NONE}. */
  int idOf(String token) {
    int slot = spread(token.hashCode()) & mask;
    while (slots[slot] != null) {
      if (slots[slot].equals(token)) {
        return idOfSlot[slot];
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  /** The id of the token spelt by {@code text[start, end)}, or {@link #NONE}. */
  int idOf(char[] text, int start, int end) {
    return idOf(text, start, end, WordCache.hash(text, start, end));
  }

  /** The same where the {@link WordCache#hash} is known. */
  int idOf(char[] text, int start, int end, int hash) {
    int slot = spread(hash) & mask;
    while (slots[slot] != null) {
      if (spells(slots[slot], text, start, end)) {
        return idOfSlot[slot];
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  /** The token with that id, or null. */
  String tokenOf(int id) {
    return id < 0 || id >= tokenOfId.length ? null : tokenOfId[id];
  }

  /** One more than the highest id. */
  int size() {
    return tokenOfId.length;
  }

  /** The length of the longest token, in chars. */
  int longest() {
    return longest;
  }

  private static boolean spells(String token, char[] text, int start, int end) {
    if (token.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (token.charAt(i - start) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
