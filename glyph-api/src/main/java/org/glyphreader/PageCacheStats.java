package org.glyphreader;

/**
 * What an engine's page cache did so far.
 *
 * @param hits how often a page was wanted whose pixels were kept
 * @param misses how often one had to be painted
 * @param bytes size of the pixels kept now
 * @param budget bytes that may be kept; 0 if nothing is
 */
public record PageCacheStats(long hits, long misses, long bytes, long budget) {}
