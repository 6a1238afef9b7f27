package org.glyphreader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A document laid out on pages, ready to be asked. Safe for use by several threads; questions wait
 * for each other in the order in which they came. Close it to free what a backend keeps of it.
 *
 * <p>After {@link #close()} every method but {@code close} throws an {@link IllegalStateException}.
 */
public interface CompressedDocument extends AutoCloseable {

  /**
   * {@return the pages in order; each is made when it is asked for, and is the same object for as
   * long as anyone refers to it and {@link #append} does not change it}
   */
  List<Page> pages();

  /**
   * {@return the canonical text, into which all offsets count} Pages without a text layer are
   * recognised first, which can take seconds each.
   */
  String text();

  /** {@return what drawing the document saves; computed when first asked for} */
  CompressionStats stats();

  /** {@return the page design of the first source} */
  RenderConfig config();

  /**
   * {@return the preset that the page design of the first source comes from} With {@link
   * GlyphEngine.Builder#fit(long)} it may be another than the chosen one. Empty if a configuration
   * was given, the pages are drawn as they are (as of a scan), or the document was restored.
   */
  Optional<String> preset();

  /**
   * Answers a question.
   *
   * @param question the question
   * @return the answer
   */
  default Answer ask(String question) {
    return ask(Question.of(question));
  }

  /**
   * Answers a question.
   *
   * @param question the question
   * @return the answer
   */
  default Answer ask(Question question) {
    return ask(question, AnswerListener.NONE);
  }

  /**
   * Answers a question, on the calling thread. Interrupting that thread, the question's deadline
   * and its cancellation end it between two tokens; what there is by then is returned, the
   * interrupt flag kept. If only evidence is still missing then, the answer comes without it.
   *
   * <p>What {@code listener} throws ends the question, reaches the caller, and leaves the document
   * usable. Errors of the machine such as {@link OutOfMemoryError} pass as they are.
   *
   * @param question the question
   * @param listener told of what goes on
   * @return the answer
   * @throws ContextOverflowException if the pages do not fit the model's context window
   * @throws BackendUnavailableException if no backend can serve
   * @throws BackendFailureException if the backend fails; its own exception is the cause
   * @throws IllegalArgumentException if the question's pages are not in the document
   */
  Answer ask(Question question, AnswerListener listener);

  /**
   * Recognises every page from its pixels.
   *
   * @return what was read
   */
  default Transcript transcribe() {
    return transcribe(AnswerListener.NONE);
  }

  /**
   * Recognises every page from its pixels as the model sees them; text layers are ignored.
   *
   * @param listener told of what goes on
   * @return what was read
   * @throws BackendUnavailableException if there is no text recogniser
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted or the
   *     document closed
   */
  Transcript transcribe(AnswerListener listener);

  /**
   * Adds text at the end. Pages in front of the first that the text changes, mostly the last one,
   * remain the same objects with the same pixels, and so does what the backend knows of them; the
   * next question reads what is new. All text is laid out anew to find out, which takes about 0.2 s
   * for 10 million characters; only changed pages are painted anew. If the document outgrows {@link
   * GlyphEngine.Builder#fit(long)}, or its first ideograph changes how lines are broken, all pages
   * change.
   *
   * @param text what is added
   * @throws IllegalStateException if the last source is not plain text, or the document was
   *     restored from a folder
   * @throws ContextOverflowException if it cannot be made to fit; the document stays as it was
   */
  void append(CharSequence text);

  /**
   * Writes the pages as PNG files and {@code document.json}, from which {@link
   * GlyphEngine#open(Path)} restores the document.
   *
   * @param folder absent or empty
   * @throws GlyphException if it cannot be written
   */
  void save(Path folder);

  /** Ends a question under way, waits for it, and frees everything. Idempotent. */
  @Override
  void close();
}
