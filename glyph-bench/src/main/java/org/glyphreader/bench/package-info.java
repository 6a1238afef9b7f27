/** Measures speed, and compares what was measured. */
package org.glyphreader.bench;
