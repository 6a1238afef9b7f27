/** A checkpoint to measure speed with: any weights take the same time. */
package org.glyphreader.bench.model;
