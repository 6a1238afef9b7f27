/** The JMH benchmarks. */
package org.glyphreader.bench.jmh;
