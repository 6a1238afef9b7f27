package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/**
 * Builds a flow of marked-up text. Blanks of running text are collapsed as in HTML; a line end
 * between two ideographs disappears. Blocks without words are left out. In the text a blank line
 * parts blocks, a line end the items of a list. For one thread.
 */
final class FlowBuilder {

  private static final String BLOCK_END = "\n\n";

  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  private Block.Kind kind;
  private int level;
  private String prefix = "";
  private int start = -1;
  private boolean blankOwed;
  private boolean lineEndOwed;

  private int bold;
  private int italic;
  private int monospaced;
  private Run.Face face = Run.Face.REGULAR;
  private int faceStart;

  /** Begins a block, ending the one before. */
  void begin(Block.Kind newKind, int newLevel) {
    begin(newKind, newLevel, "");
  }

  /**
   * Begins a block, ending the one before.
   *
   * @param marker stands before its words, for example {@code - }
   */
  void begin(Block.Kind newKind, int newLevel, String marker) {
    end();
    kind = newKind;
    level = newLevel;
    prefix = marker;
  }

  /** Whether words would go into a block. */
  boolean isOpen() {
    return kind != null;
  }

  /** Ends the block, if one is open. */
  void end() {
    if (start >= 0) {
      flushFace();
      trimLineEnds();
      blocks.add(new Block(kind, level, start, text.length(), fitted()));
      runs.clear();
    }
    kind = null;
    start = -1;
    blankOwed = false;
    lineEndOwed = false;
  }

  private void trimLineEnds() {
    if (kind != Block.Kind.TABLE) {
      while (text.length() > start && text.charAt(text.length() - 1) == '\n') {
        text.setLength(text.length() - 1);
      }
    }
  }

  private List<Run> fitted() {
    return runs.stream().filter(run -> run.start() < run.end()).toList();
  }

  /** Adds running text. */
  void words(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        blankOwed = true;
        lineEndOwed |= c == '\n';
      } else if (c >= ' ' && c != 0x7F) {
        append(c);
      }
    }
  }

  /** Adds a line break. */
  void lineBreak() {
    if (kind == Block.Kind.TABLE || kind == Block.Kind.HEADING) {
      blankOwed = true;
    } else if (start >= 0) {
      text.append('\n');
      blankOwed = false;
      lineEndOwed = false;
    }
  }

  /** Begins a cell that is not the first of its row; in a table. */
  void cell() {
    open();
    flushFace();
    text.append('\t');
    faceStart = text.length();
    blankOwed = false;
    lineEndOwed = false;
  }

  /** Ends a row; in a table. */
  void row() {
    open();
    flushFace();
    text.append('\n');
    faceStart = text.length();
    blankOwed = false;
    lineEndOwed = false;
  }

  private void append(char c) {
    if (start < 0) {
      open();
    } else if (blankOwed) {
      char before = text.charAt(text.length() - 1);
      boolean joined = lineEndOwed && isIdeographic(before) && isIdeographic(c);
      if (before != '\n' && before != '\t' && !joined) {
        faceStart += faceStart == text.length() ? 1 : 0;
        text.append(' ');
      }
    }
    blankOwed = false;
    lineEndOwed = false;
    text.append(c);
  }

  private static boolean isIdeographic(char c) {
    return c >= 0x2E80 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 && c <= 0xFF60;
  }

  private void open() {
    if (start >= 0) {
      return;
    }
    if (kind == null) {
      kind = Block.Kind.TEXT;
      level = 0;
      prefix = "";
    }
    part(kind);
    start = text.length();
    faceStart = start + prefix.length();
    text.append(prefix);
    blankOwed = false;
    lineEndOwed = false;
  }

  /** What parts a block of that kind from the one before. */
  private void part(Block.Kind next) {
    if (blocks.isEmpty()) {
      return;
    }
    Block.Kind before = blocks.get(blocks.size() - 1).kind();
    if (before == Block.Kind.TABLE || before == Block.Kind.ITEM && next == Block.Kind.ITEM) {
      text.append('\n');
    } else {
      text.append(BLOCK_END);
    }
  }

  /**
   * Adds source code as a block of its own.
   *
   * @param code the code; line ends behind it are dropped
   * @param colors stretches of it with a colour
   */
  void code(String code, int codeLevel, List<Run> colors) {
    end();
    int length = code.length();
    while (length > 0 && (code.charAt(length - 1) == '\n' || code.charAt(length - 1) == '\r')) {
      length--;
    }
    if (code.substring(0, length).isBlank()) {
      return;
    }
    part(Block.Kind.CODE);
    int from = text.length();
    text.append(code, 0, length);
    List<Run> moved = new ArrayList<>(colors.size());
    for (Run run : colors) {
      if (run.start() < length) {
        int to = Math.min(length, run.end());
        moved.add(new Run(from + run.start(), from + to, run.face(), run.color()));
      }
    }
    blocks.add(new Block(Block.Kind.CODE, codeLevel, from, text.length(), moved));
  }

  /** Makes what follows bold, or ends that, as {@code change} is 1 or −1. */
  void bold(int change) {
    bold += change;
    changeFace();
  }

  /** Makes what follows italic, or ends that, as {@code change} is 1 or −1. */
  void italic(int change) {
    italic += change;
    changeFace();
  }

  /** Makes what follows monospaced, or ends that, as {@code change} is 1 or −1. */
  void monospaced(int change) {
    monospaced += change;
    changeFace();
  }

  private void changeFace() {
    Run.Face next =
        monospaced > 0
            ? Run.Face.MONOSPACED
            : bold > 0 && italic > 0
                ? Run.Face.BOLD_ITALIC
                : bold > 0 ? Run.Face.BOLD : italic > 0 ? Run.Face.ITALIC : Run.Face.REGULAR;
    if (next != face) {
      flushFace();
      face = next;
    }
  }

  private void flushFace() {
    int end = text.length();
    if (start >= 0 && face != Run.Face.REGULAR && end > faceStart) {
      runs.add(new Run(faceStart, end, face, OptionalInt.empty()));
    }
    faceStart = end;
  }

  /** {@return what was built} */
  Flow build() {
    end();
    if (!blocks.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    return new Flow(text.toString(), blocks);
  }
}
