package org.glyphreader.search;

import java.util.Optional;
import org.glyphreader.RenderConfig;

/**
 * A design judged on texts that took no part in the search, drawn whole.
 *
 * @param id names the design in all files of a search
 * @param design the design
 * @param ratio text tokens / visual tokens of the texts held back
 * @param accuracy characters of them read right; the interval is over pages
 * @param answers questions about them answered right; empty if none was asked
 * @param complete whether all pages were read; reading ends early when the goal is out of reach
 */
public record Finalist(
    String id,
    RenderConfig design,
    double ratio,
    Accuracy accuracy,
    Optional<Accuracy> answers,
    boolean complete) {}
