package org.glyphreader.documents;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a document, which tell whether a line end cut a word or a compound. */
final class SeenWords {

  private final Set<String> compounds = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  SeenWords(List<List<PdfLine>> pages) {
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        for (String word : line.text().split("[^\\p{L}\\p{N}-]+")) {
          int hyphen = word.indexOf('-');
          if (hyphen < 0) {
            words.add(word);
          } else if (hyphen > 0 && hyphen < word.length() - 1) {
            compounds.add(word.toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }

  /** Whether the hyphen between two parts belongs to the word. */
  boolean isCompound(String head, String tail) {
    if (compounds.contains((head + "-" + tail).toLowerCase(Locale.ROOT))) {
      return true;
    }
    boolean cut = Character.isLowerCase(tail.codePointAt(0)) || isUpper(head) && isUpper(tail);
    return !cut && !words.contains(head + tail);
  }

  private static boolean isUpper(String part) {
    return part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
  }
}
