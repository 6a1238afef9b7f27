package org.glyphreader.optical;

import java.util.List;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.optical.search.PlainText;
import org.glyphreader.optical.search.SearchResult;

/**
 * The optical reader's search without its eyes: finds the quotes that answer a question in a text
 * that is known. What reading from pixels costs in quality is the difference between the two. Safe
 * for use by several threads; {@link #close()} is idempotent.
 */
public final class TextQuotes implements AutoCloseable {

  private final Models models;

  /** Takes a share in the models, which are loaded when first needed. */
  public TextQuotes() {
    models = Models.share();
  }

  /**
   * Indexes a text.
   *
   * @param text what is to be searched
   * @return a search of it, to be used while this is open
   */
  public DocumentSearch of(String text) {
    return DocumentSearch.of(text, models.embedder());
  }

  /**
   * {@return the quotes that answer, each in one line, the best first; empty if none does}
   *
   * @param search a search made here
   * @param question what is asked, in the language of the text
   */
  public static List<String> answering(DocumentSearch search, String question) {
    String text = search.text();
    SearchResult found = search.search(question, 0, text.length(), () -> {});
    return found.found()
        ? found.quotes().stream()
            .map(quote -> PlainText.oneLine(text.substring(quote.start(), quote.end())))
            .toList()
        : List.of();
  }

  @Override
  public void close() {
    models.close();
  }
}
