package org.glyphreader;

/** Why an answer ended. */
public enum FinishReason {
  /** It is complete. */
  STOP,
  /** The limit of new tokens was reached. */
  LENGTH,
  /** Nothing in the document answers the question. */
  NOT_FOUND,
  /** What answers could not be read well enough from the pages. */
  ILLEGIBLE,
  /** Cancelled, interrupted, or the document was closed; the text is what there was by then. */
  CANCELLED,
  /** The deadline passed; the text is what there was by then. */
  DEADLINE
}
