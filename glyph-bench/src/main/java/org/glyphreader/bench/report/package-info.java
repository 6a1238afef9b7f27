/** One HTML page of all that was measured. */
package org.glyphreader.bench.report;
