/**
 * What reading text from pages costs in quality: generated long-context tasks, questions of the
 * user's own, transcription, and the same questions asked over the text itself.
 */
package org.glyphreader.bench.eval;
