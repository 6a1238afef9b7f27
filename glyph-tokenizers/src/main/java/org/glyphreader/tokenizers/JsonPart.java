package org.glyphreader.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.glyphreader.ModelFormatException;

/**
 * A value inside a JSON file that knows where it stands, so that what is wrong with it can be said.
 */
record JsonPart(String file, String path, JsonNode node) {

  JsonPart child(String key) {
    JsonNode child = node.get(key);
    return new JsonPart(
        file,
        path.isEmpty() ? key : path + "." + key,
        child == null ? MissingNode.getInstance() : child);
  }

  /** Whether the value is {@code null} or not there at all. */
  boolean isNull() {
    return node.isNull() || node.isMissingNode();
  }

  String text() {
    if (!node.isTextual()) {
      throw refused("a string is expected, not " + shown());
    }
    return node.textValue();
  }

  String text(String whenNull) {
    return isNull() ? whenNull : text();
  }

  boolean bool(boolean whenNull) {
    if (isNull()) {
      return whenNull;
    }
    if (!node.isBoolean()) {
      throw refused("true or false is expected, not " + shown());
    }
    return node.booleanValue();
  }

  /** A whole number from 0 to {@code max}. */
  int integer(int max) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < 0
        || node.intValue() > max) {
      throw refused("a whole number from 0 to " + max + " is expected, not " + shown());
    }
    return node.intValue();
  }

  OptionalInt optionalInteger(int max) {
    return isNull() ? OptionalInt.empty() : OptionalInt.of(integer(max));
  }

  JsonPart object() {
    if (!node.isObject()) {
      throw refused("an object is expected, not " + shown());
    }
    return this;
  }

  List<JsonPart> items() {
    if (!node.isArray()) {
      throw refused("an array is expected, not " + shown());
    }
    List<JsonPart> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonPart(file, path + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  ModelFormatException refused(String why) {
    return new ModelFormatException(file + ": " + path + ": " + why);
  }

  ModelFormatException unknown(String kind, String supported) {
    return refused(
        kind + " \"" + node.asText() + "\" is not supported (supported: " + supported + ")");
  }

  private String shown() {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String shown = node.toString();
    return shown.length() <= 40 ? shown : shown.substring(0, 40) + "…";
  }
}
