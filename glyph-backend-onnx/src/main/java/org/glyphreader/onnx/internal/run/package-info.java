/** Runs models on ONNX Runtime. */
package org.glyphreader.onnx.internal.run;
