package org.glyphreader.render.internal.layout;

import java.util.concurrent.ConcurrentHashMap;
import org.glyphreader.spi.Block;

/** The columns of a flow's tables; each table is measured once. Safe for use by several threads. */
final class Tables {

  private final Typeset typeset;
  private final ConcurrentHashMap<Integer, TableColumns> columns = new ConcurrentHashMap<>();

  Tables(Typeset typeset) {
    this.typeset = typeset;
  }

  /** The columns of a block, which must be a table. */
  TableColumns columns(Block block) {
    return columns.computeIfAbsent(block.start(), start -> TableColumns.of(typeset, block));
  }
}
