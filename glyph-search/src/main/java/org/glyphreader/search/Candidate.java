package org.glyphreader.search;

import org.glyphreader.RenderConfig;

/**
 * A page design with what was measured of it.
 *
 * @param id names the design in all files of a search
 * @param design the design
 * @param origin where it comes from: {@code preset}, {@code prior}, {@code evolution}, or an
 *     advisor's name
 * @param reason why an advisor proposed it; may be empty
 * @param generation in which it was first tried, from 0
 * @param ratio text tokens / visual tokens over the texts searched on
 * @param accuracy characters read right in the passages that were read
 */
public record Candidate(
    String id,
    RenderConfig design,
    String origin,
    String reason,
    int generation,
    double ratio,
    Accuracy accuracy) {}
