package org.glyphreader.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.glyphreader.Page;
import org.glyphreader.VisualTokenizer;

/** The pages of several parts, numbered through; each is made when it is asked for. */
final class Pages extends AbstractList<Page> {

  private final List<Part> parts;
  private final VisualTokenizer tokenizer;
  private final Runnable checkOpen;
  private final int[] firstPages;
  private final int[] textStarts;
  private int knownTextStarts = 1;
  private volatile String text;

  Pages(List<Part> parts, VisualTokenizer tokenizer, Runnable checkOpen) {
    this.parts = List.copyOf(parts);
    this.tokenizer = tokenizer;
    this.checkOpen = checkOpen;
    this.firstPages = new int[parts.size() + 1];
    this.textStarts = new int[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      firstPages[i + 1] = firstPages[i] + parts.get(i).pages().size();
    }
  }

  @Override
  public int size() {
    return firstPages[parts.size()];
  }

  @Override
  public Page get(int index) {
    checkOpen.run();
    Objects.checkIndex(index, size());
    int partIndex = 0;
    while (firstPages[partIndex + 1] <= index) {
      partIndex++;
    }
    Part part = parts.get(partIndex);
    int inPart = index - firstPages[partIndex];
    int of = partIndex;
    IntSupplier start = () -> textStart(of) + part.pageStart(inPart);
    return Page.of(
        index + 1,
        part.source(),
        start,
        part.pages().get(inPart),
        () -> part.words(inPart),
        tokenizer);
  }

  /** Offset in the document's text at which a part's begins. */
  private synchronized int textStart(int part) {
    while (knownTextStarts <= part) {
      String text = parts.get(knownTextStarts - 1).text();
      textStarts[knownTextStarts] =
          textStarts[knownTextStarts - 1] + text.length() + separator(text).length();
      knownTextStarts++;
    }
    return textStarts[part];
  }

  /** The canonical text: that of the parts, each beginning on a line of its own. */
  String text() {
    String joined = text;
    if (joined == null) {
      joined = parts.size() == 1 ? parts.get(0).text() : join();
      text = joined;
    }
    return joined;
  }

  private String join() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i).text();
      all.append(part).append(i + 1 < parts.size() ? separator(part) : "");
    }
    return all.toString();
  }

  private static String separator(String text) {
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
  }
}
