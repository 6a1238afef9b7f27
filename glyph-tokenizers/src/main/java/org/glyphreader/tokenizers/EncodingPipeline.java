package org.glyphreader.tokenizers;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a text to tokens: added tokens are cut out, the rest is normalized, cut into pieces
 * and each piece into the tokens of the model.
 */
final class EncodingPipeline {

  private final TextNormalizer normalizer;
  private final PreTokenizer preTokenizer;
  private final TokenModel model;
  private final AddedTokenMatcher rawTokens;
  private final AddedTokenMatcher normalizedTokens;
  private final boolean wordByWord;
  private final WordCache pieceCache = new WordCache();
  private final WordCache wordCache = new WordCache();

  EncodingPipeline(
      TextNormalizer normalizer,
      PreTokenizer preTokenizer,
      TokenModel model,
      List<AddedToken> addedTokens) {
    this.normalizer = normalizer;
    this.preTokenizer = preTokenizer;
    this.model = model;
    List<AddedToken> raw = new ArrayList<>();
    List<String> rawSpellings = new ArrayList<>();
    List<AddedToken> normalized = new ArrayList<>();
    List<String> normalizedSpellings = new ArrayList<>();
    for (AddedToken token : addedTokens) {
      if (token.normalized()) {
        normalized.add(token);
        normalizedSpellings.add(normalizer.normalize(token.content()));
      } else {
        raw.add(token);
        rawSpellings.add(token.content());
      }
    }
    rawTokens = new AddedTokenMatcher(raw, rawSpellings);
    normalizedTokens = new AddedTokenMatcher(normalized, normalizedSpellings);
    wordByWord =
        normalizer != TextNormalizer.NONE
            && normalizer.worksWordByWord()
            && preTokenizer.dropsWhiteSpace()
            && normalizedTokens.isEmpty();
  }

  void encode(CharSequence text, TokenSink out) {
    char[] chars = WellFormed.chars(text);
    rawTokens.split(
        chars,
        0,
        chars.length,
        (start, end, token) -> {
          if (token != null) {
            out.add(token.id());
          } else if (wordByWord) {
            encodeWords(chars, start, end, out);
          } else {
            encodeText(chars, start, end, start == 0, out);
          }
        });
  }

  private void encodeWords(char[] text, int start, int end, TokenSink out) {
    int i = start;
    while (i < end) {
      if (isAsciiSpace(text[i])) {
        i++;
        continue;
      }
      int from = i;
      int hash = 0;
      while (i < end && !isAsciiSpace(text[i])) {
        hash = 31 * hash + text[i];
        i++;
      }
      if (i - from > WordCache.LONGEST_WORD) {
        encodeText(text, from, i, false, out);
        continue;
      }
      int[] tokens = wordCache.get(text, from, i, hash);
      if (tokens == null) {
        TokenList list = new TokenList();
        encodeText(text, from, i, false, list);
        tokens = list.toArray();
        wordCache.put(text, from, i, hash, tokens);
      }
      out.addAll(tokens);
    }
  }

  private static boolean isAsciiSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private void encodeText(char[] text, int start, int end, boolean atStart, TokenSink out) {
    if (normalizer == TextNormalizer.NONE) {
      encodeNormalized(text, start, end, atStart, out);
    } else {
      char[] normalized = normalizer.normalize(new String(text, start, end - start)).toCharArray();
      encodeNormalized(normalized, 0, normalized.length, atStart, out);
    }
  }

  private void encodeNormalized(char[] text, int start, int end, boolean atStart, TokenSink out) {
    PieceSink pieces = (t, s, e, f) -> encodePiece(t, s, e, out);
    normalizedTokens.split(
        text,
        start,
        end,
        (from, to, token) -> {
          if (token != null) {
            out.add(token.id());
          } else if (from < to) {
            preTokenizer.split(text, from, to, atStart && from == start, pieces);
          }
        });
  }

  private void encodePiece(char[] text, int start, int end, TokenSink out) {
    if (end - start > WordCache.LONGEST_WORD) {
      out.addAll(model.tokens(text, start, end));
      return;
    }
    int hash = WordCache.hash(text, start, end);
    int[] tokens = pieceCache.get(text, start, end, hash);
    if (tokens == null) {
      tokens = model.tokens(text, start, end);
      pieceCache.put(text, start, end, hash, tokens);
    }
    out.addAll(tokens);
  }
}
