package org.glyphreader.spi;

import java.util.List;
import java.util.Objects;

/**
 * Text to be laid out by the renderer. Offsets are UTF-16 code units into {@link #text()}. Blocks
 * stand in reading order and do not overlap; what lies between two blocks is not drawn.
 *
 * @param text the canonical text
 * @param blocks its parts; plain text is a single block
 */
public record Flow(String text, List<Block> blocks) implements DocumentContent {

  /** Copies the blocks and checks their order and bounds. {@inheritDoc} */
  public Flow {
    Objects.requireNonNull(text, "text");
    blocks = List.copyOf(blocks);
    int at = 0;
    for (Block block : blocks) {
      if (block.start() < at || block.end() > text.length()) {
        throw new IllegalArgumentException(
            block.kind()
                + " block "
                + block.start()
                + ".."
                + block.end()
                + " overlaps its neighbour or leaves the text of "
                + text.length()
                + " code units");
      }
      at = block.end();
    }
  }

  /**
   * {@return plain text: one block, without colours}
   *
   * @param text the text
   */
  public static Flow plain(String text) {
    return new Flow(text, List.of(new Block(Block.Kind.TEXT, 0, text.length(), List.of())));
  }

  @Override
  public void close() {}
}
