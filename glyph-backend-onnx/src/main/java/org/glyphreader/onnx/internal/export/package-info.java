/** Writes the graphs of a checkpoint. */
package org.glyphreader.onnx.internal.export;
