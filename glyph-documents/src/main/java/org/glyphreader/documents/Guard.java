package org.glyphreader.documents;

import java.io.IOException;
import org.glyphreader.DocumentFormatException;

/** Runs a decoder on data that may be damaged or hostile: all it throws names the document. */
final class Guard {

  private Guard() {}

  /** What a decoder does. */
  @FunctionalInterface
  interface Decoder<T> {
    T run() throws IOException;
  }

  /**
   * Runs {@code decoder}.
   *
   * @param what the document and its part, for example {@code a.pdf, page 3}
   */
  static <T> T run(String what, Decoder<T> decoder) {
    try {
      return decoder.run();
    } catch (DocumentFormatException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new DocumentFormatException(
          what + " is nested too deeply; it is damaged or hostile, save it anew", e);
    } catch (OutOfMemoryError e) {
      throw new DocumentFormatException(
          what
              + " needs more than the Java heap of "
              + Runtime.getRuntime().maxMemory() / Bytes.MIB
              + " MiB; raise -Xmx, lower the dpi, or split it",
          e);
    } catch (LinkageError e) {
      throw new DocumentFormatException(
          what + " needs a library that is not on the class path: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new DocumentFormatException(
          what + " is damaged: " + e + "; save it anew with the program that made it", e);
    }
  }
}
