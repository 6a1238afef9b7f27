package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
  private final PdfListing listing;
  private final Set<String> told = new HashSet<>();
  private final Set<String> compounds = new HashSet<>();
  private final List<Integer> headingSizes;
  private final double body;
  private PdfLine last;
  private boolean lastIsProse;
  private String pending = "";

  private PdfReflow(List<List<PdfLine>> pages) {
    this.pages = pages;
    this.running = new RunningLines(pages);
    this.listing = new PdfListing(pages);
    this.body = body(pages);
    TreeSet<Integer> sizes = new TreeSet<>();
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        if (isLarge(line)) {
          sizes.add(rounded(line));
        }
        collectCompounds(line.text());
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
    return reflow.flow.build();
  }

  private void page(List<PdfLine> page) {
    List<PdfLine> around = running.of(page);
    boolean[] atTop = PdfParagraphs.begins(page);
    List<PdfLine> lines = new ArrayList<>();
    List<Boolean> begins = new ArrayList<>();
    boolean owed = false;
    for (int i = 0; i < page.size(); i++) {
      boolean isAround = around.contains(page.get(i));
      if (isAround) {
        owed |= atTop[i];
      } else {
        begins.add(atTop[i] || owed);
        owed = false;
        lines.add(page.get(i));
      }
    }
    tell(around);
    for (int i = 0; i < lines.size(); ) {
      int listed = listing.lines(lines, begins, i);
      int rows = listed > 0 ? 0 : PdfTable.rows(lines, i);
      if (listed > 0) {
        flush("");
        flow.code(PdfListing.text(lines.subList(i, i + listed)), 0, List.of());
        last = lines.get(i + listed - 1);
        lastIsProse = false;
        i += listed;
      } else if (rows > 0) {
        table(lines.subList(i, i + rows));
        i += rows;
      } else {
        line(lines.get(i), i == 0 ? begins(lines.get(0)) : begins.get(i));
        i++;
      }
    }
  }

  /** Running lines are told once, where they interrupt nothing: at the very beginning. */
  private void tell(List<PdfLine> around) {
    if (last != null) {
      return;
    }
    for (PdfLine line : around) {
      if (!RunningLines.isPageNumber(line) && told.add(line.text())) {
        flow.begin(Block.Kind.TEXT, 0);
        flow.words(line.text());
        flow.end();
      }
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
    boolean large = isLarge(line) && line.text().length() <= LONGEST_HEADING;
    if (begins || last == null || !lastIsProse && pending.isEmpty()) {
      flush("");
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
            && Character.isLowerCase(next.codePointAt(0));
    if (hyphen) {
      String head = pending.substring(0, pending.length() - 1);
      boolean compound = compounds.contains(lastWord(head) + "-" + firstWord(next));
      flow.words(compound ? pending : head);
    } else {
      flow.words(pending + "\n");
    }
    if (next.isEmpty()) {
      flow.end();
    }
    pending = "";
  }

  private void table(List<PdfLine> rows) {
    flush("");
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
    last = rows.get(rows.size() - 1);
    lastIsProse = false;
  }

  private void collectCompounds(String text) {
    for (String word : text.split("[^\\p{L}\\p{N}-]+")) {
      int hyphen = word.indexOf('-');
      if (hyphen > 0 && hyphen < word.length() - 1) {
        compounds.add(word.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String lastWord(String text) {
    return text.replaceFirst("(?s)^.*[^\\p{L}\\p{N}-]", "").toLowerCase(Locale.ROOT);
  }

  private static String firstWord(String text) {
    return text.split("[^\\p{L}\\p{N}-]", 2)[0].toLowerCase(Locale.ROOT);
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
