package org.glyphreader.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Run;

/**
 * The lists and quotes around a block: they give it its kind, its level and its marker. For one
 * thread.
 */
final class Containers {

  private enum Container {
    ITEM,
    QUOTE
  }

  private final FlowBuilder flow;
  private final Deque<Container> open = new ArrayDeque<>();
  private String marker = "";

  Containers(FlowBuilder flow) {
    this.flow = flow;
  }

  /** Where the words go. */
  FlowBuilder flow() {
    return flow;
  }

  /** Begins a paragraph: of a quote, of an item, or of the document. */
  void paragraph() {
    boolean quoted = open.peek() == Container.QUOTE;
    if (open.peek() == Container.ITEM && !marker.isEmpty()) {
      flow.begin(Block.Kind.ITEM, open.size(), takeMarker());
    } else if (quoted) {
      flow.begin(Block.Kind.QUOTE, open.size(), takeMarker());
    } else {
      flow.begin(Block.Kind.TEXT, open.size(), takeMarker());
    }
  }

  /** Begins a paragraph set in by one level, as a definition is. */
  void definition() {
    flow.begin(Block.Kind.TEXT, open.size() + 1, takeMarker());
  }

  /** Begins a heading; of an item, its words. */
  void heading(int level) {
    if (marker.isEmpty()) {
      flow.begin(Block.Kind.HEADING, level);
    } else {
      paragraph();
    }
  }

  /** Begins a block of another kind. */
  void block(Block.Kind kind) {
    markerAlone();
    flow.begin(kind, open.size());
  }

  /** Adds source code. */
  void code(String code, List<Run> colors) {
    markerAlone();
    flow.code(code, open.size(), colors);
  }

  /** Puts a marker before the next paragraph, behind those it has. */
  void mark(String text) {
    flow.end();
    marker += text;
  }

  void beginList() {
    markerAlone();
  }

  void endList() {
    flow.end();
  }

  /** Begins an item of a list. */
  void beginItem(String itemMarker) {
    flow.end();
    open.push(Container.ITEM);
    marker = itemMarker;
  }

  void endItem() {
    flow.end();
    open.poll();
    marker = "";
  }

  void beginQuote() {
    markerAlone();
    open.push(Container.QUOTE);
  }

  void endQuote() {
    flow.end();
    open.poll();
  }

  /** A number whose item begins with something else than words has a line of its own. */
  private void markerAlone() {
    flow.end();
    String alone = takeMarker();
    if (!alone.isBlank() && !alone.startsWith("-")) {
      flow.begin(Block.Kind.ITEM, open.size());
      flow.words(alone);
      flow.end();
    }
  }

  private String takeMarker() {
    String taken = marker;
    marker = "";
    return taken;
  }
}
