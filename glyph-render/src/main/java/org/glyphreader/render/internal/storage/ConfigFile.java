package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;

/** Reads configuration files: one flat JSON object. */
public final class ConfigFile {

  private static final long LARGEST = 1 << 20;
  private static final String FONT_PATH = "font-path";

  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @throws DocumentFormatException if it cannot be read, is not JSON, or has an unknown key or a
   *     bad value; the message names the place
   */
  public static RenderConfig read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new DocumentFormatException(
            file + " has " + Files.size(file) + " bytes; a configuration has at most " + LARGEST);
      }
      byte[] json = Files.readAllBytes(file);
      try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
        return read(parser, file);
      }
    } catch (JsonProcessingException e) {
      throw Json.damaged(file, e);
    } catch (IOException e) {
      throw new DocumentFormatException(
          "The configuration " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static RenderConfig read(JsonParser parser, Path file) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw refused(file, parser.currentTokenLocation(), "a configuration is a JSON object", null);
    }
    RenderConfig.Builder builder = RenderConfig.builder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonLocation location = parser.currentTokenLocation();
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
        throw refused(
            file,
            parser.currentTokenLocation(),
            "\"" + key + "\" must be a text, a number, true or false",
            null);
      }
      String value = parser.getText();
      try {
        builder.set(key, key.equals(FONT_PATH) ? fontPath(value, file) : value);
      } catch (IllegalArgumentException e) {
        throw refused(file, location, e.getMessage(), e);
      }
    }
    if (parser.nextToken() != null) {
      throw refused(
          file, parser.currentTokenLocation(), "nothing may follow the configuration", null);
    }
    return builder.build();
  }

  private static String fontPath(String value, Path file) {
    if (value.isEmpty() || value.startsWith("builtin:")) {
      return value;
    }
    try {
      return file.toAbsolutePath().resolveSibling(value).normalize().toString();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\"font-path\" must be a file or builtin:NAME, not \"" + value + "\"", e);
    }
  }

  private static DocumentFormatException refused(
      Path file, JsonLocation location, String why, Exception cause) {
    return new DocumentFormatException(file + Json.place(location) + ": " + why, cause);
  }
}
