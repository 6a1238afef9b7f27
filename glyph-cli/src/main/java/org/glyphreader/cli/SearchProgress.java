package org.glyphreader.cli;

import java.io.PrintWriter;
import org.glyphreader.search.RenderingSearch;

/** Shows on stderr how far {@code glyph search} is and what it has found so far. */
final class SearchProgress implements RenderingSearch.Listener {

  private final PrintWriter err;
  private final TimeLeft time;

  SearchProgress(PrintWriter err) {
    this.err = err;
    this.time = new TimeLeft(err);
  }

  @Override
  public void onProgress(String what, double done) {
    time.at(what, done);
  }

  @Override
  public void onNote(String note) {
    time.clear();
    err.println(note);
    err.flush();
  }

  void clear() {
    time.clear();
  }
}
