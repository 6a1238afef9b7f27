package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;

/** Lets texts with half surrogate pairs, which UTF-8 cannot hold, survive as JSON escapes. */
final class Escaping {

  private static final JsonGenerator.Feature ASCII_ONLY =
      JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature();

  /** Writes something. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  private Escaping() {}

  /** Runs an action that writes {@code text}, with everything escaped if need be. */
  static void around(JsonGenerator json, String text, Action action) throws IOException {
    if (!hasHalfPair(text)) {
      action.run();
      return;
    }
    json.enable(ASCII_ONLY);
    try {
      action.run();
    } finally {
      json.disable(ASCII_ONLY);
    }
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
