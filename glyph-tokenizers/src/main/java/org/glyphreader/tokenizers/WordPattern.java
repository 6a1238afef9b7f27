package org.glyphreader.tokenizers;

import java.util.Map;

/**
 * The word patterns of the large families of byte-level tokenizers, matched by hand: the same
 * pieces as the regular expression gives, many times faster. Every character belongs to a piece.
 */
interface WordPattern {

  /** The pattern of GPT-2, which {@code ByteLevel} with {@code use_regex} means. */
  String GPT2_REGEX =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  /** The pattern of cl100k_base, Llama 3 and GLM; numbers are cut after three digits. */
  String CL100K_REGEX =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The pattern of Qwen 2 and 3; every digit stands alone. */
  String QWEN2_REGEX =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The pattern of o200k_base, Llama 4 and gpt-oss; a word may begin with one capital run. */
  String O200K_REGEX =
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
          + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
          + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
          + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
          + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  WordPattern GPT2 = new Gpt2Pattern();
  WordPattern CL100K = new Cl100kPattern(3);
  WordPattern O200K = new O200kPattern();

  Map<String, WordPattern> BY_REGEX =
      Map.of(
          GPT2_REGEX, GPT2,
          CL100K_REGEX, CL100K,
          QWEN2_REGEX, new Cl100kPattern(1),
          O200K_REGEX, O200K);

  /** The end of the piece that begins at {@code start}, in a text that ends at {@code end}. */
  int pieceEnd(char[] text, int start, int end);

  /** Cuts a text into the pieces. */
  default PreTokenizer preTokenizer() {
    return (text, start, end, atStart, out) -> {
      int from = start;
      while (from < end) {
        int to = pieceEnd(text, from, end);
        out.piece(text, from, to, atStart && from == start);
        from = to;
      }
    };
  }
}
