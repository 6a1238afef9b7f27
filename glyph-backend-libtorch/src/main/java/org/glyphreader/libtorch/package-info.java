/**
 * GLM-4.1V on LibTorch.
 *
 * <p>How it computes: a {@link Lanes team of threads} walks through the networks together. Each
 * thread computes its share of the rows (many tokens) or of the features (few tokens) with
 * single-threaded LibTorch calls, and waits for the others only where it needs what they made. That
 * leaves no core idle between the operations and keeps LibTorch's, OpenBLAS' and OpenMP's own
 * thread pools, which disturb each other, out of the way.
 */
package org.glyphreader.libtorch;
