package org.glyphreader;

import java.util.List;

/**
 * An answer.
 *
 * @param text the answer; empty if there is none
 * @param reasoning what the model wrote inside {@code <think>}; empty if nothing
 * @param evidence where it stands, best first, not overlapping
 * @param usage what it cost
 * @param timings where the time went
 * @param finishReason why it ended
 * @param highlightedPages the pages with evidence on them, its boxes drawn in red; painted when
 *     asked for, so they need the open document
 */
public record Answer(
    String text,
    String reasoning,
    List<Evidence> evidence,
    Usage usage,
    Timings timings,
    FinishReason finishReason,
    List<Page> highlightedPages) {

  /** Copies the evidence. {@inheritDoc} */
  public Answer {
    evidence = List.copyOf(evidence);
  }
}
