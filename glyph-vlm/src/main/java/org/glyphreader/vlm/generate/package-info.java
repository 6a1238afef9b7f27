/** Choosing tokens and turning them into an answer. */
package org.glyphreader.vlm.generate;
