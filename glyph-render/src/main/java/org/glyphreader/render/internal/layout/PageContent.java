package org.glyphreader.render.internal.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.spi.Block;

/**
 * What a page of plain text shows: equal for pages that paint the same pixels and have the same
 * text, whatever document they are in.
 *
 * @param font the main font
 * @param digest SHA-256 of everything else: configuration, text, the places of the lines
 */
record PageContent(FontFace font, String digest) {

  /** How far around a page shaping may look, code units. */
  private static final int CONTEXT = 1 << 10;

  /** Bytes of all numbers of a line or a panel, at most. */
  private static final int ROOM = 64;

  /** The content of a page; empty if the text has structure, as source code and Markdown have. */
  static Optional<Object> of(FlowPage page) {
    Typeset typeset = page.typeset();
    if (typeset.flow().blocks().size() != 1) {
      return Optional.empty();
    }
    Block block = typeset.flow().blocks().get(0);
    if (block.kind() != Block.Kind.TEXT || block.level() != 0 || !block.runs().isEmpty()) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(typeset.config().toMap().toString().getBytes(StandardCharsets.UTF_8));
      text(page, digest);
      lines(page, digest);
      panels(page, digest);
      String hex = HexFormat.of().formatHex(digest.digest());
      return Optional.of(new PageContent(typeset.fonts().main(), hex));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private static void text(FlowPage page, MessageDigest digest) {
    Typeset typeset = page.typeset();
    LineTable lines = page.lines();
    int from = page.start();
    int to = page.end();
    if (page.firstLine() < page.lastLine()) {
      from = Math.min(from, Cells.offset(lines.start(page.firstLine())));
      to = Math.max(to, Cells.offset(lines.end(page.lastLine() - 1)) + 1);
    }
    to = Math.min(typeset.text().length(), to);
    if (typeset.isShaped()) {
      from = wordStart(typeset.text(), from);
      to = wordEnd(typeset.text(), to);
    }
    ByteBuffer bytes = ByteBuffer.allocate(ROOM + 2 * (to - from));
    bytes.putInt(page.width()).putInt(page.height()).putInt(to - from);
    bytes.putInt(page.start() - from).putInt(page.end() - from);
    bytes.putInt(typeset.hasIdeographs() ? 1 : 0);
    bytes.putInt(typeset.hasRightToLeft() ? 1 : 0);
    bytes.putInt(typeset.isShaped() ? page.start() : -1);
    bytes.asCharBuffer().put(typeset.text(), from, to);
    bytes.position(bytes.position() + 2 * (to - from));
    digest.update(bytes.flip());
  }

  /** The beginning of the word that goes on at an offset, or a place far in front of it. */
  private static int wordStart(String text, int offset) {
    int start = offset;
    while (start > 0 && offset - start < CONTEXT && text.charAt(start - 1) > ' ') {
      start--;
    }
    return start;
  }

  /** The end of the word that goes on at an offset, or a place far behind it. */
  private static int wordEnd(String text, int offset) {
    int end = offset;
    while (end > 0 && end < text.length() && end - offset < CONTEXT && text.charAt(end - 1) > ' ') {
      end++;
    }
    return end;
  }

  private static void lines(FlowPage page, MessageDigest digest) {
    LineTable lines = page.lines();
    long origin = Cells.position(page.start());
    ByteBuffer bytes = ByteBuffer.allocate(ROOM);
    for (int line = page.firstLine(); line < page.lastLine(); line++) {
      long start = lines.start(line);
      bytes.clear();
      bytes.putLong(start - origin).putLong(lines.end(line) - origin);
      bytes.putDouble(lines.left(line)).putDouble(lines.right(line));
      bytes.putDouble(lines.spacing(line));
      bytes.putInt(lines.baseline(line)).putInt(lines.width(line));
      digest.update(bytes.flip());
      long blank = lines.phantoms().next(start);
      while (blank < lines.end(line)) {
        bytes.clear();
        digest.update(bytes.putLong(blank - origin).flip());
        blank = lines.phantoms().next(blank + 1);
      }
    }
  }

  private static void panels(FlowPage page, MessageDigest digest) {
    Panels panels = page.painter().panels();
    ByteBuffer bytes = ByteBuffer.allocate(ROOM);
    for (int i = panels.firstOf(page.index()); i < panels.firstOf(page.index() + 1); i++) {
      bytes.clear();
      digest.update(bytes.putDouble(panels.top(i)).putDouble(panels.bottom(i)).flip());
    }
  }
}
