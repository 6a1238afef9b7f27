package org.glyphreader.onnxruntime;

/** ONNX Runtime refused a model, an execution provider or a run; the message says which and why. */
public class OnnxRuntimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was tried, why it failed and, where known, the remedy
   */
  public OnnxRuntimeException(String message) {
    super(message);
  }

  /**
   * @param message what was tried, why it failed and, where known, the remedy
   * @param cause what ONNX Runtime or JavaCPP threw
   */
  public OnnxRuntimeException(String message, Throwable cause) {
    super(message, cause);
  }
}
