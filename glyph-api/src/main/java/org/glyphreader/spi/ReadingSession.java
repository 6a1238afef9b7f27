package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.Page;

/**
 * A document that a backend has read. The engine calls it from one thread at a time; {@link
 * #close()} is idempotent, and use after it an {@link IllegalStateException}.
 */
public interface ReadingSession extends AutoCloseable {

  /**
   * Answers a prompt. When {@code sink} says stop, it returns what there is by then with that
   * reason. What {@code sink} throws passes through; the session stays usable.
   *
   * <p>After an exception that is no {@link org.glyphreader.GlyphException} the engine closes the
   * session and reads anew at the next question.
   *
   * @param prompt what is asked
   * @param sink takes the answer piece by piece
   * @return what was answered
   * @throws org.glyphreader.BackendFailureException if the backend fails; the session stays usable
   */
  Generation answer(Prompt prompt, AnswerSink sink);

  /**
   * Replaces the pages from {@code page} on; what is known of those before stays. Called at the
   * first question after text was appended. If it throws, the engine closes the session.
   *
   * @param page from 1
   * @param pages all pages of the document, those before {@code page} unchanged
   * @param monitor follows the work and may end it
   */
  void replaceFrom(int page, List<Page> pages, WorkMonitor monitor);

  @Override
  void close();
}
