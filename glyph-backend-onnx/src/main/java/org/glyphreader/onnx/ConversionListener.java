package org.glyphreader.onnx;

/** Hears how far a conversion is. Called on the converting thread. */
@FunctionalInterface
public interface ConversionListener {

  /** Ignores what it hears. */
  ConversionListener NONE = (step, done, total) -> {};

  /**
   * Some weights were written.
   *
   * @param step what is being written, for example {@code vision encoder}
   * @param done weights written so far, in numbers
   * @param total weights in all
   */
  void onProgress(String step, long done, long total);
}
