/**
 * Finds the sentences of a text that answer a question: sentences, an inverted index, BM25, token
 * embeddings, and a small model that weighs them.
 */
package org.glyphreader.optical.search;
