/**
 * The ONNX Runtime backend: converts checkpoints of vision-language models to ONNX and runs them.
 */
package org.glyphreader.onnx;
