package org.glyphreader.onnxruntime;

import org.bytedeco.javacpp.Loader;

/** Which native libraries of ONNX Runtime the class path has. Looks only, loads none. */
public final class OrtNatives {

  private OrtNatives() {}

  /** {@return this platform as JavaCPP calls it, for example {@code linux-x86_64}} */
  public static String platform() {
    return Loader.getPlatform();
  }

  /** {@return whether the natives for this platform are there} */
  public static boolean onClassPath() {
    return has("", "jnionnxruntime") || cudaOnClassPath();
  }

  /** {@return whether the natives with CUDA for this platform are there} */
  public static boolean cudaOnClassPath() {
    return has("-gpu", "onnxruntime_providers_cuda");
  }

  private static boolean has(String extension, String library) {
    String file = System.mapLibraryName(library);
    return OrtNatives.class.getResource(
            "/org/bytedeco/onnxruntime/" + platform() + extension + "/" + file)
        != null;
  }
}
