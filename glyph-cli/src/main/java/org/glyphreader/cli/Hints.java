package org.glyphreader.cli;

import java.io.PrintWriter;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;

/** Hints on stderr about a document. */
final class Hints {

  /** Text of more characters for each visual token than this compresses well in every language. */
  private static final int SURELY_PAYS = 8;

  private Hints() {}

  /**
   * Says so if drawing costs more than writing; for long dense text without counting its tokens.
   */
  static void ifNotPaying(CompressedDocument document, PrintWriter err) {
    long visual = document.pages().stream().mapToLong(page -> page.visualTokens()).sum();
    boolean layered = document.pages().stream().allMatch(page -> page.hasTextLayer());
    if (layered && document.text().length() < SURELY_PAYS * visual) {
      print(document.stats(), err);
    }
  }

  static void print(CompressionStats stats, PrintWriter err) {
    if (stats.ratio().isPresent() && !stats.pays()) {
      err.printf(
          "hint: drawing does not pay here: %d visual tokens (%s) for %d text tokens (%s); short or"
              + " sparse text is cheaper as text%n",
          stats.visualTokens(),
          stats.visualModel(),
          stats.textTokens().orElse(0),
          stats.textTokenizer());
    }
    if (stats.replacedCharacters() > 0) {
      err.printf(
          "hint: no font has %d of the characters; a replacement is drawn for them (see --font)%n",
          stats.replacedCharacters());
    }
    err.flush();
  }
}
