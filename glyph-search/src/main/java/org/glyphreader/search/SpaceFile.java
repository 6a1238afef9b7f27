package org.glyphreader.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.DocumentFormatException;

/** A JSON file that fixes and narrows keys of a search space. */
final class SpaceFile {

  private static final long MOST_BYTES = 1 << 20;

  private SpaceFile() {}

  /**
   * What each key may be, in the notation of {@link SearchSpace.Builder#narrow(String, String)}.
   */
  static Map<String, String> read(Path file) {
    JsonNode root;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DocumentFormatException(file + " is larger than 1 MB; it is no search space");
      }
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new DocumentFormatException(file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw new DocumentFormatException(file + " must hold an object of keys and ranges");
    }
    Map<String, String> ranges = new LinkedHashMap<>();
    root.properties().forEach(e -> ranges.put(e.getKey(), range(file, e.getKey(), e.getValue())));
    return ranges;
  }

  private static String range(Path file, String key, JsonNode value) {
    if (value.isArray() && !value.isEmpty()) {
      List<String> values = new ArrayList<>();
      value.forEach(each -> values.add(text(file, key, each)));
      return String.join("|", values);
    }
    if (value.isObject() && value.path("from").isNumber() && value.path("to").isNumber()) {
      return value.get("from").asText() + ".." + value.get("to").asText();
    }
    if (value.isValueNode() && !value.isNull()) {
      return text(file, key, value);
    }
    throw new DocumentFormatException(
        "%s: \"%s\" must have a value, an array of values, or {\"from\": number, \"to\": number}"
            .formatted(file, key));
  }

  private static String text(Path file, String key, JsonNode value) {
    String text = value.asText();
    return key.equals(SearchSpace.FONT_PATH)
        ? SearchSpace.fontIn(file.toAbsolutePath().getParent(), text)
        : text;
  }
}
