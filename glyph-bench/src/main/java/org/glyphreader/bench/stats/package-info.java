/** Estimates with confidence intervals, and what a figure was measured on. */
package org.glyphreader.bench.stats;
