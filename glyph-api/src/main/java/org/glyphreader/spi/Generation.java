package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.FinishReason;
import org.glyphreader.Usage;

/**
 * What a backend made of a prompt.
 *
 * @param text the answer
 * @param reasoning what it wrote before the answer; may be empty
 * @param citations where the answer stands, best first; empty if the backend cannot tell
 * @param usage what it cost
 * @param finishReason why it ended
 */
public record Generation(
    String text,
    String reasoning,
    List<Citation> citations,
    Usage usage,
    FinishReason finishReason) {

  /** Copies the citations. {@inheritDoc} */
  public Generation {
    citations = List.copyOf(citations);
  }
}
