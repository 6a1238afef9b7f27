package org.glyphreader.search;

/**
 * What a key did, all other keys held equal: how far the fitted values lie apart between the tenth
 * and the ninetieth percentile of what was tried.
 *
 * @param key a key of {@link org.glyphreader.RenderConfig}
 * @param ratio factor between the lowest and the highest compression ratio, 1 for no effect
 * @param nines difference in accuracy, in decimal digits before the first wrong one (1 is the step
 *     from 90 to 99 %)
 * @param densest the value with the highest ratio
 * @param clearest the value with the highest accuracy
 */
public record KeyEffect(String key, double ratio, double nines, String densest, String clearest) {}
