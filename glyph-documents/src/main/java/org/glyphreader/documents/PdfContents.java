package org.glyphreader.documents;

import java.util.List;
import java.util.regex.Pattern;
import org.glyphreader.spi.Block;

/** Finds tables of contents, whose entries lead by dots to a page, and keeps an entry a line. */
final class PdfContents {

  private static final int LEAST_ENTRIES = 2;

  /** So many lines of a table of contents, one after another, may lack dots. */
  private static final int WITHOUT_DOTS = 3;

  /** Lines of one entry are at most so far apart, type sizes. */
  private static final double WRAPPED = 1.6;

  private static final Pattern ENTRY =
      Pattern.compile(
          ".*" + DotLeaders.SHORT + "\\s?(?:[A-Z]-?)?(?:\\d{1,5}|[ivxlcIVXLC]{1,7})",
          Pattern.DOTALL);

  private static final Pattern ENDS_WITH_PAGE = Pattern.compile(".*\\s\\d{1,5}", Pattern.DOTALL);

  private PdfContents() {}

  /** Whether dots lead from the words of a line to a page. */
  static boolean isEntry(PdfLine line) {
    return ENTRY.matcher(line.text()).matches();
  }

  /** How many lines from {@code from} on are a table of contents; 0 if none begins there. */
  static int lines(List<PdfLine> lines, int from) {
    int entries = 0;
    int end = from;
    if (!isEntry(lines.get(from)) && !endsWithPage(lines.get(from))) {
      return 0;
    }
    for (int i = from; i < lines.size(); i++) {
      if (isEntry(lines.get(i))) {
        entries++;
        end = i + 1;
      } else if (!mayPrecede(lines, i) || i - end >= WITHOUT_DOTS) {
        break;
      }
    }
    return entries >= LEAST_ENTRIES ? end - from : 0;
  }

  /** Whether a line without dots may be an entry, or the begin of one, since one follows. */
  private static boolean mayPrecede(List<PdfLine> lines, int at) {
    PdfLine line = lines.get(at);
    if (endsWithPage(line)) {
      return true;
    }
    PdfLine next = at + 1 < lines.size() ? lines.get(at + 1) : line;
    double step = (next.v() - line.v()) / line.size();
    return isEntry(next) && line.sameSize(next) && step > 0 && step < WRAPPED;
  }

  private static boolean endsWithPage(PdfLine line) {
    return ENDS_WITH_PAGE.matcher(line.text()).matches();
  }

  /** Writes a table of contents, an entry a line. */
  static void write(List<PdfLine> contents, FlowBuilder flow) {
    flow.begin(Block.Kind.TEXT, 0);
    for (PdfLine line : contents) {
      flow.words(line.text());
      if (isEntry(line) || endsWithPage(line)) {
        flow.lineBreak();
      } else {
        flow.words("\n");
      }
    }
    flow.end();
  }
}
