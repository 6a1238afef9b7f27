package org.glyphreader.onnxruntime;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Calls into native code: temporaries are freed at the end of the call, errors say what was done.
 */
final class Native {

  private Native() {}

  /**
   * Runs {@code work} in a pointer scope of its own.
   *
   * @param action what fails if it fails, like {@code "Could not open model x.onnx"}
   * @throws OnnxRuntimeException for whatever ONNX Runtime or JavaCPP throws
   */
  @SuppressWarnings("try")
  static <T> T call(String action, Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    } catch (OnnxRuntimeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new OnnxRuntimeException(action + ": " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw translate(action, e);
    } catch (LinkageError e) {
      throw new OnnxRuntimeException(
          action
              + ": the native library of ONNX Runtime could not be loaded ("
              + e.getMessage()
              + "). Add org.bytedeco:onnxruntime-platform, or its jars for this platform, to the"
              + " class path",
          e);
    }
  }

  /** JavaCPP's own limits become an error with a remedy; a real lack of memory stays one. */
  static RuntimeException translate(String action, OutOfMemoryError error) {
    String message = String.valueOf(error.getMessage());
    if (!message.contains("maxPhysicalBytes") && !message.contains("maxBytes")) {
      throw error;
    }
    return new OnnxRuntimeException(
        action
            + ": JavaCPP's limit of native memory is reached, "
            + Pointer.formatBytes(Pointer.physicalBytes())
            + " resident of at most "
            + Pointer.formatBytes(Pointer.maxPhysicalBytes())
            + " (four times -Xmx unless set). Start the JVM with"
            + " -Dorg.bytedeco.javacpp.maxPhysicalBytes=<bytes>, 0 for no limit, or a larger -Xmx",
        error);
  }
}
