/** Texts made from a seed: the same on every machine, free to use, known word for word. */
package org.glyphreader.bench.text;
