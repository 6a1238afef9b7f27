package org.glyphreader.render.internal.font;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Hides from a font file what drawing unshaped text does not need: substitution and positioning
 * tables, which are the largest and most intricate, and character maps of a format that FontBox
 * would only complain about.
 */
final class Sfnt {

  private static final Set<String> NEEDED =
      Set.of(
          "head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "CFF ", "name", "post", "OS/2");
  private static final int COLLECTION = 0x74746366;
  private static final int HEADER = 12;
  private static final int ENTRY = 16;
  private static final int CMAP_HEADER = 4;
  private static final int CMAP_ENTRY = 8;
  private static final int VARIATION_SEQUENCES = 14;

  private Sfnt() {}

  /** Makes a collection look like its first font; other files stay as they are. */
  static void openCollection(byte[] file) {
    ByteBuffer font = ByteBuffer.wrap(file);
    if (file.length < HEADER + 4 || font.getInt(0) != COLLECTION) {
      return;
    }
    int first = font.getInt(HEADER);
    if (first < HEADER + 4 || first > file.length - HEADER) {
      return;
    }
    int directory = HEADER + (font.getShort(first + 4) & 0xFFFF) * ENTRY;
    if (directory <= file.length - first) {
      System.arraycopy(file, first, file, 0, directory);
    }
  }

  /** Changes the file's directories in place; a file that is no single font stays as it is. */
  static void hideUnneeded(byte[] file) {
    ByteBuffer font = ByteBuffer.wrap(file);
    if (file.length < HEADER) {
      return;
    }
    int tables = font.getShort(4) & 0xFFFF;
    if (HEADER + tables * ENTRY > file.length) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < tables; i++) {
      int entry = HEADER + i * ENTRY;
      String tag = new String(file, entry, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
      if (NEEDED.contains(tag)) {
        System.arraycopy(file, entry, file, HEADER + kept++ * ENTRY, ENTRY);
        if (tag.equals("cmap")) {
          hideVariationSequences(font, font.getInt(entry + 8));
        }
      }
    }
    font.putShort(4, (short) kept);
  }

  private static void hideVariationSequences(ByteBuffer font, int table) {
    if (table < 0 || table > font.capacity() - CMAP_HEADER) {
      return;
    }
    int maps = font.getShort(table + 2) & 0xFFFF;
    int first = table + CMAP_HEADER;
    if (first + maps * CMAP_ENTRY > font.capacity()) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < maps; i++) {
      int entry = first + i * CMAP_ENTRY;
      long at = table + (font.getInt(entry + 4) & 0xFFFFFFFFL);
      boolean hidden = at <= font.capacity() - 2 && font.getShort((int) at) == VARIATION_SEQUENCES;
      if (!hidden) {
        font.putLong(first + kept++ * CMAP_ENTRY, font.getLong(entry));
      }
    }
    font.putShort(table + 2, (short) kept);
  }
}
