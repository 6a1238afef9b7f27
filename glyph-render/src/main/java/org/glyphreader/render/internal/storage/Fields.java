package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;

/** The fields of a JSON object, each checked when it is asked for; messages name file and key. */
final class Fields {

  private final Path file;
  private final String path;
  private final JsonNode object;

  /**
   * The fields of an object.
   *
   * @param file for messages
   * @param path of the object inside the file, for messages
   */
  Fields(Path file, String path, JsonNode object) {
    this.file = file;
    this.path = path;
    this.object = object;
    if (object == null || !object.isObject()) {
      throw new DocumentFormatException(file + ": \"" + path + "\" is no JSON object");
    }
  }

  /** The value of a key, or null if there is none. */
  JsonNode optional(String key) {
    return object.get(key);
  }

  private JsonNode required(String key) {
    JsonNode value = object.get(key);
    if (value == null) {
      throw refused(key, "is missing");
    }
    return value;
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw refused(key, "must be a text, not " + shortened(value));
    }
    return value.textValue();
  }

  int integer(String key, int least, int most) {
    return (int) whole(key, least, most);
  }

  long whole(String key, long least, long most) {
    JsonNode value = required(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw refused(
          key,
          "must be a whole number from " + least + " to " + most + ", not " + shortened(value));
    }
    return value.longValue();
  }

  double number(String key, double least, double most) {
    JsonNode value = required(key);
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw refused(
          key, "must be a number from " + least + " to " + most + ", not " + shortened(value));
    }
    return value.doubleValue();
  }

  /** An array of exactly {@code count} ints. */
  int[] integers(String key, int count) {
    JsonNode value = required(key);
    if (!value.isArray() || value.size() != count) {
      throw refused(key, "must be " + count + " whole numbers");
    }
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      JsonNode number = value.get(i);
      if (!number.isIntegralNumber() || Math.abs(number.asLong()) > 10_000_000) {
        throw refused(key, "holds " + shortened(number) + ", which is no sane whole number");
      }
      numbers[i] = number.intValue();
    }
    return numbers;
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> values) {
    String text = text(key);
    for (E value : values.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw refused(key, "is unknown: \"" + text + "\"");
  }

  /** The array at a key. */
  JsonNode array(String key, int longest) {
    JsonNode value = required(key);
    if (!value.isArray() || value.size() > longest) {
      throw refused(key, "must be a list of at most " + longest);
    }
    return value;
  }

  /** The fields of the object that is item {@code index} of the list at {@code key}. */
  Fields item(String key, JsonNode list, int index) {
    return new Fields(file, path + "." + key + "[" + index + "]", list.get(index));
  }

  DocumentFormatException refused(String key, String why) {
    return new DocumentFormatException(
        file + ": \"" + path + "." + key + "\" " + why + "; the file is damaged");
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
