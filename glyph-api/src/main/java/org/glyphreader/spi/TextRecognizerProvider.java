package org.glyphreader.spi;

/** Gives a text recogniser; found by {@link java.util.ServiceLoader}. */
public interface TextRecognizerProvider {

  /** {@return its place among several: the highest is taken} */
  int priority();

  /**
   * Loads it.
   *
   * @return the recogniser
   * @throws org.glyphreader.BackendUnavailableException if natives or models are missing
   */
  TextRecognizer open();
}
