/** Builds and inspects ONNX graphs. */
package org.glyphreader.onnx.internal.graph;
