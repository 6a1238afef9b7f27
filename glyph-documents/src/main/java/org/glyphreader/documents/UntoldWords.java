package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Remembers which running lines hold a word that the document does not tell elsewhere, so that they
 * are told once. For one document and thread.
 */
final class UntoldWords {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

  private final RunningLines running;
  private final Set<String> told = new HashSet<>();
  private final List<String> owed = new ArrayList<>();

  UntoldWords(List<List<PdfLine>> pages, RunningLines running) {
    this.running = running;
    for (List<PdfLine> page : pages) {
      page.stream().filter(line -> !running.contains(line)).forEach(line -> tell(line.text()));
    }
  }

  private boolean tell(String text) {
    boolean isNew = false;
    for (String word : words(text)) {
      isNew |= !word.isEmpty() && told.add(word);
    }
    return isNew;
  }

  private static String[] words(String text) {
    return BETWEEN_WORDS.split(RunningLines.withoutNumbers(text).toLowerCase(Locale.ROOT));
  }

  /** Looks at the running lines of the next page. */
  void page(List<PdfLine> page) {
    for (PdfLine line : page) {
      if (running.contains(line) && !RunningLines.isPageNumber(line) && tell(line.text())) {
        owed.add(line.text());
      }
    }
  }

  /** The running lines to be told before what comes next; told once. */
  List<String> take() {
    List<String> taken = List.copyOf(owed);
    owed.clear();
    return taken;
  }
}
