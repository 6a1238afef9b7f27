package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;

/** JSON as Glyph reads it: strict, bounded, errors with their place. */
final class Json {

  private static final int DEEPEST = 16;
  private static final int LONGEST_STRING = 1 << 28;
  private static final int LONGEST_NUMBER = 64;

  /** Reads and writes; safe for use by several threads. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxStringLength(LONGEST_STRING)
                          .build())
                  .build())
          .build();

  private Json() {}

  /** What is wrong with a file that Jackson refuses, and where. */
  static DocumentFormatException damaged(Path file, JsonProcessingException e) {
    return new DocumentFormatException(
        file + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
  }

  /** The end of a sentence that names a place in a file. */
  static String place(JsonLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
