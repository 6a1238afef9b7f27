package org.glyphreader.vlm.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glyphreader.ModelFormatException;

/** An object in a JSON file of a model; what is missing or bad is named with file and key. */
final class JsonFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String place;
  private final String path;
  private final JsonNode node;

  private JsonFile(String place, String path, JsonNode node) {
    this.place = place;
    this.path = path;
    this.node = node;
  }

  /** Reads a file of at most {@code limit} bytes. */
  static JsonFile read(Path file, long limit) {
    try {
      long size = Files.size(file);
      if (size > limit) {
        throw new ModelFormatException(
            "%s has %s bytes, more than the %s that are read; this is no such file of a model"
                .formatted(file, size, limit));
      }
      JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
      if (node == null || !node.isObject()) {
        throw new ModelFormatException(file + " holds no JSON object; download it again");
      }
      return new JsonFile(file.toString(), "", node);
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          file + " is damaged: " + e.getOriginalMessage() + at(e) + "; download it again", e);
    } catch (IOException e) {
      throw new ModelFormatException(file + " cannot be read: " + e, e);
    }
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
  }

  /** An object without any key, in the place of a file that is not there. */
  static JsonFile empty(Path file) {
    return new JsonFile(file.toString(), "", JsonNodeFactory.instance.objectNode());
  }

  String place() {
    return place;
  }

  JsonNode node() {
    return node;
  }

  boolean has(String key) {
    return !get(key).isMissingNode() && !get(key).isNull();
  }

  /** Whether the key is there, be it with null. */
  boolean names(String key) {
    return !get(key).isMissingNode();
  }

  private JsonNode get(String key) {
    return node.path(key);
  }

  Optional<JsonFile> object(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!get(key).isObject()) {
      throw bad(key, "an object");
    }
    return Optional.of(new JsonFile(place, path + key + ".", get(key)));
  }

  Optional<String> string(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!get(key).isTextual()) {
      throw bad(key, "a string");
    }
    return Optional.of(get(key).textValue());
  }

  boolean bool(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!get(key).isBoolean()) {
      throw bad(key, "true or false");
    }
    return get(key).booleanValue();
  }

  OptionalInt integer(String key, int min, int max) {
    if (!has(key)) {
      return OptionalInt.empty();
    }
    JsonNode value = get(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < min
        || value.intValue() > max) {
      throw bad(key, "a whole number from " + min + " to " + max);
    }
    return OptionalInt.of(value.intValue());
  }

  int integer(String key, int min, int max, int otherwise) {
    return integer(key, min, max).orElse(otherwise);
  }

  int required(String key, int min, int max) {
    return integer(key, min, max).orElseThrow(() -> missing(key));
  }

  OptionalDouble number(String key, double min, double max) {
    if (!has(key)) {
      return OptionalDouble.empty();
    }
    double value = get(key).doubleValue();
    if (!get(key).isNumber() || !(value >= min && value <= max)) {
      throw bad(key, "a number from " + min + " to " + max);
    }
    return OptionalDouble.of(value);
  }

  double number(String key, double min, double max, double otherwise) {
    return number(key, min, max).orElse(otherwise);
  }

  /** A list of whole numbers; a single number is a list of one. */
  Optional<List<Integer>> integers(String key, int min, int max) {
    if (!has(key)) {
      return Optional.empty();
    }
    List<Integer> values = new ArrayList<>();
    JsonNode array = get(key);
    for (JsonNode value : array.isArray() ? array : List.of(array)) {
      if (!value.isIntegralNumber()
          || !value.canConvertToInt()
          || value.intValue() < min
          || value.intValue() > max) {
        throw bad(key, "whole numbers from " + min + " to " + max);
      }
      values.add(value.intValue());
    }
    return Optional.of(List.copyOf(values));
  }

  /** Exactly {@code count} numbers. */
  Optional<List<Double>> numbers(String key, int count, double min, double max) {
    if (!has(key)) {
      return Optional.empty();
    }
    List<Double> values = new ArrayList<>();
    get(key).elements().forEachRemaining(v -> values.add(v.isNumber() ? v.doubleValue() : null));
    if (!get(key).isArray()
        || values.size() != count
        || values.stream().anyMatch(v -> v == null || !(v >= min && v <= max))) {
      throw bad(key, count + " numbers from " + min + " to " + max);
    }
    return Optional.of(List.copyOf(values));
  }

  ModelFormatException missing(String key) {
    return new ModelFormatException(
        "%s lacks \"%s%s\"; the file does not belong to a model of this kind"
            .formatted(place, path, key));
  }

  ModelFormatException bad(String key, String wanted) {
    String shown = get(key).toString();
    return new ModelFormatException(
        "%s: \"%s%s\" is %s; it has to be %s"
            .formatted(
                place,
                path,
                key,
                shown.length() <= 60 ? shown : shown.substring(0, 60) + "…",
                wanted));
  }
}
