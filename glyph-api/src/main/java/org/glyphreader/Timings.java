package org.glyphreader;

import java.time.Duration;

/**
 * Where the time went.
 *
 * @param render reading the sources and laying them out, once for a document
 * @param read the backend's first reading of the pages, painting included; zero when an earlier
 *     question had it done
 * @param answer answering this question
 */
public record Timings(Duration render, Duration read, Duration answer) {}
