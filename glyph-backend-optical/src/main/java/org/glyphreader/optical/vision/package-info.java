/**
 * Reads pixels: finds the lines of text on a page and recognises their characters, with the
 * networks of PP-OCR on ONNX Runtime.
 *
 * <p>{@link org.glyphreader.optical.vision.TextLineRecognizer} reads lines whose place is known,
 * {@link org.glyphreader.optical.vision.TextDetector} finds them where it is not, and {@link
 * org.glyphreader.optical.vision.PageRecognizer} does both.
 */
package org.glyphreader.optical.vision;
