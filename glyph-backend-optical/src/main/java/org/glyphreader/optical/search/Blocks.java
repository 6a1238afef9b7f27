package org.glyphreader.optical.search;

import java.util.Arrays;

/**
 * Neighbouring sentences joined to the blocks that are embedded at once: about eighty words, inside
 * a paragraph; headings and list items are joined with what follows them. Every sentence belongs to
 * exactly one block. Immutable; safe for use by several threads.
 */
final class Blocks {

  /** A block grows up to this many columns. */
  private static final int WIDEST = 460;

  /** A paragraph narrower than this many columns does not end a block. */
  private static final int SHORT_PARAGRAPH = 90;

  private final int[] blockOf;
  private final int[] firsts;

  private Blocks(int[] blockOf, int[] firsts) {
    this.blockOf = blockOf;
    this.firsts = firsts;
  }

  static Blocks of(CharSequence text, Sentences sentences) {
    int[] blockOf = new int[sentences.size()];
    int[] firsts = new int[sentences.size() + 1];
    int blocks = 0;
    int columns = 0;
    int paragraphColumns = 0;
    for (int i = 0; i < blockOf.length; i++) {
      int width = Characters.columns(text, sentences.start(i), sentences.end(i));
      boolean same = i > 0 && sentences.sameParagraph(i - 1, i);
      boolean joins = !sentences.beginsSource(i) && (same || paragraphColumns < SHORT_PARAGRAPH);
      if (i == 0 || !joins || columns + width > WIDEST) {
        firsts[blocks++] = i;
        columns = 0;
      }
      paragraphColumns = same ? paragraphColumns + width : width;
      columns += width;
      blockOf[i] = blocks - 1;
    }
    firsts[blocks] = blockOf.length;
    return new Blocks(blockOf, Arrays.copyOf(firsts, blocks + 1));
  }

  int size() {
    return firsts.length - 1;
  }

  /** The block to which a sentence belongs. */
  int blockOf(int sentence) {
    return blockOf[sentence];
  }

  /** The first sentence of a block. */
  int first(int block) {
    return firsts[block];
  }

  /** The sentence behind the last of a block. */
  int end(int block) {
    return firsts[block + 1];
  }
}
