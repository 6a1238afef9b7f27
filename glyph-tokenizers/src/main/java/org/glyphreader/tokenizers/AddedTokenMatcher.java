package org.glyphreader.tokenizers;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds added tokens in a text: the leftmost first, and of several there the longest. */
final class AddedTokenMatcher {

  /** Takes the parts of a text in order. */
  @FunctionalInterface
  interface Sink {
    /** Takes {@code text[start, end)}, which is text where {@code token} is null. */
    void part(int start, int end, AddedToken token);
  }

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(2);
    private AddedToken token;
  }

  private final Node root = new Node();
  private final BitSet firstChars = new BitSet();

  /**
   * @param spellings how each of {@code tokens} stands in the text; empty ones are not found
   */
  AddedTokenMatcher(List<AddedToken> tokens, List<String> spellings) {
    for (int i = 0; i < tokens.size(); i++) {
      String spelling = spellings.get(i);
      if (spelling.isEmpty()) {
        continue;
      }
      firstChars.set(spelling.charAt(0));
      Node node = root;
      for (int j = 0; j < spelling.length(); j++) {
        node = node.next.computeIfAbsent(spelling.charAt(j), c -> new Node());
      }
      if (node.token == null) {
        node.token = tokens.get(i);
      }
    }
  }

  boolean isEmpty() {
    return firstChars.isEmpty();
  }

  void split(char[] text, int start, int end, Sink out) {
    if (isEmpty()) {
      out.part(start, end, null);
      return;
    }
    int done = start;
    int i = start;
    while (i < end) {
      if (!firstChars.get(text[i])) {
        i++;
        continue;
      }
      Node node = root;
      AddedToken found = null;
      int foundEnd = i;
      for (int j = i; j < end; j++) {
        node = node.next.get(text[j]);
        if (node == null) {
          break;
        }
        if (node.token != null) {
          found = node.token;
          foundEnd = j + 1;
        }
      }
      if (found == null) {
        i++;
        continue;
      }
      if (!found.singleWord() || standsAlone(text, start, i, foundEnd, end)) {
        int from = found.leftStrip() ? skipSpaceBefore(text, done, i) : i;
        int to = found.rightStrip() ? skipSpaceAfter(text, foundEnd, end) : foundEnd;
        if (done < from) {
          out.part(done, from, null);
        }
        out.part(from, to, found);
        done = to;
      }
      i = foundEnd;
    }
    if (done < end) {
      out.part(done, end, null);
    }
  }

  private static boolean standsAlone(char[] text, int start, int from, int to, int end) {
    return (from == start || !CharClass.isWord(Character.codePointBefore(text, from, start)))
        && (to == end || !CharClass.isWord(Character.codePointAt(text, to, end)));
  }

  private static int skipSpaceBefore(char[] text, int limit, int from) {
    int i = from;
    while (i > limit && CharClass.isWhiteSpace(text[i - 1])) {
      i--;
    }
    return i;
  }

  private static int skipSpaceAfter(char[] text, int from, int end) {
    int i = from;
    while (i < end && CharClass.isWhiteSpace(text[i])) {
      i++;
    }
    return i;
  }
}
