package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;

/**
 * Turns the lines of a PDF's pages into paragraphs, headings, items and tables that run on from
 * page to page. For one document and thread.
 */
final class PdfReflow {

  /** Larger than the body by this factor is a heading. */
  private static final double HEADING = 1.15;

  private static final int LONGEST_HEADING = 200;
  private static final int LOWEST_HEADING = 6;

  private final List<List<PdfLine>> pages;
  private final FlowBuilder flow = new FlowBuilder();
  private final RunningLines running;
  private final UntoldWords untold;
  private final PdfListing listing;
  private final SeenWords words;
  private final List<Integer> headingSizes;
  private final double body;
  private PdfLine last;
  private boolean lastIsProse;
  private String pending = "";

  private PdfReflow(List<List<PdfLine>> pages) {
    this.pages = pages;
    this.running = new RunningLines(pages);
    this.untold = new UntoldWords(pages, running);
    this.listing = new PdfListing(pages);
    this.words = new SeenWords(pages);
    this.body = body(pages);
    TreeSet<Integer> sizes = new TreeSet<>();
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        if (isLarge(line) && !PdfContents.isEntry(line)) {
          sizes.add(rounded(line));
        }
      }
    }
    this.headingSizes = new ArrayList<>(sizes.descendingSet());
  }

  /**
   * The flow of the pages.
   *
   * @param pages the lines of each in reading order
   */
  static Flow of(List<List<PdfLine>> pages) {
    PdfReflow reflow = new PdfReflow(pages);
    pages.forEach(reflow::page);
    reflow.flush("");
    reflow.tell();
    return reflow.flow.build();
  }

  private void page(List<PdfLine> page) {
    boolean[] atTop = PdfParagraphs.begins(page);
    List<PdfLine> lines = new ArrayList<>();
    List<Boolean> begins = new ArrayList<>();
    boolean owed = false;
    for (int i = 0; i < page.size(); i++) {
      if (running.contains(page.get(i))) {
        owed |= atTop[i];
      } else {
        begins.add(atTop[i] || owed);
        owed = false;
        lines.add(page.get(i));
      }
    }
    untold.page(page);
    for (int i = 0; i < lines.size(); ) {
      i += block(lines, begins, i);
    }
  }

  /** Adds the block that begins with that line, or that line alone; how many lines it holds. */
  private int block(List<PdfLine> lines, List<Boolean> begins, int from) {
    int count = PdfContents.lines(lines, from);
    if (count > 0) {
      beginBlock(lines.get(from + count - 1));
      PdfContents.write(lines.subList(from, from + count), flow);
      return count;
    }
    count = NumberedListing.lines(lines, from);
    if (count > 0) {
      beginBlock(lines.get(from + count - 1));
      flow.code(NumberedListing.text(lines.subList(from, from + count)), 0, List.of());
      return count;
    }
    count = listing.lines(lines, begins, from);
    if (count > 0) {
      beginBlock(lines.get(from + count - 1));
      flow.code(PdfListing.text(lines.subList(from, from + count)), 0, List.of());
      return count;
    }
    count = PdfTable.rows(lines, from);
    if (count > 0) {
      beginBlock(lines.get(from + count - 1));
      table(lines.subList(from, from + count));
      return count;
    }
    line(lines.get(from), from == 0 ? begins(lines.get(0)) : begins.get(from));
    return 1;
  }

  /** Begins a block that is no prose, which ends with {@code newLast}. */
  private void beginBlock(PdfLine newLast) {
    flush("");
    tell();
    last = newLast;
    lastIsProse = false;
  }

  /** Running lines are told where they interrupt nothing. */
  private void tell() {
    for (String words : untold.take()) {
      flow.begin(Block.Kind.TEXT, 0);
      flow.words(words);
      flow.end();
    }
  }

  /**
   * Whether the first line of a page begins a paragraph, or goes on with that of the page before.
   */
  private boolean begins(PdfLine line) {
    boolean goesOn =
        last != null
            && lastIsProse
            && last.sameSize(line)
            && !line.isItem()
            && (!last.endsSentence() || Character.isLowerCase(line.text().codePointAt(0)));
    return !goesOn;
  }

  private void line(PdfLine line, boolean begins) {
    boolean large =
        isLarge(line) && line.text().length() <= LONGEST_HEADING && !PdfContents.isEntry(line);
    if (begins || last == null || !lastIsProse && pending.isEmpty()) {
      flush("");
      tell();
      if (large) {
        int level = headingSizes.indexOf(rounded(line)) + 1;
        flow.begin(Block.Kind.HEADING, Math.min(LOWEST_HEADING, Math.max(1, level)));
      } else if (line.isItem()) {
        flow.begin(Block.Kind.ITEM, 1);
      } else {
        flow.begin(Block.Kind.TEXT, 0);
      }
    } else {
      flush(line.text());
    }
    pending = line.text();
    last = line;
    lastIsProse = !large;
  }

  /** Adds the line before, without its hyphen if the word goes on in {@code next}. */
  private void flush(String next) {
    if (pending.isEmpty()) {
      return;
    }
    boolean hyphen =
        pending.matches("(?s).*\\p{L}[-\u2010]")
            && !next.isEmpty()
            && Character.isLetter(next.codePointAt(0));
    if (hyphen) {
      String head = pending.substring(0, pending.length() - 1);
      flow.words(words.isCompound(lastWord(head), firstWord(next)) ? pending : head);
    } else {
      flow.words(pending + "\n");
    }
    if (next.isEmpty()) {
      flow.end();
    }
    pending = "";
  }

  private void table(List<PdfLine> rows) {
    List<int[]> places = PdfTable.columns(rows);
    flow.begin(Block.Kind.TABLE, 0);
    for (int r = 0; r < rows.size(); r++) {
      int column = 0;
      for (int i = 0; i < places.get(r).length; i++) {
        for (; column < places.get(r)[i]; column++) {
          flow.cell();
        }
        flow.words(LineText.of(List.of(rows.get(r).segments().get(i))).text());
      }
      flow.row();
    }
    flow.end();
  }

  private static String lastWord(String text) {
    return text.replaceFirst("(?s)^.*[^\\p{L}\\p{N}-]", "");
  }

  private static String firstWord(String text) {
    return text.split("[^\\p{L}\\p{N}-]", 2)[0];
  }

  private boolean isLarge(PdfLine line) {
    return line.size() > HEADING * body;
  }

  private static int rounded(PdfLine line) {
    return (int) Math.round(line.size() * 2);
  }

  /** The size in which most characters are set. */
  private static double body(List<List<PdfLine>> pages) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        counts.merge(rounded(line), line.text().length(), Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 2.0)
        .orElse(1.0);
  }
}
