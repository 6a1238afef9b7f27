/**
 * The optical reader: an embedded backend that finds the sentences that answer a question and reads
 * them from the pixels, and the recogniser of pages without words.
 */
package org.glyphreader.optical;
