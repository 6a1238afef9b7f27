package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Line;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;

/** Reads {@code document.json} as a stream: no more than one page's JSON is held at a time. */
final class DocumentOpener {

  private static final long LARGEST_FILE = 4L << 30;
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_PAGES = 1_000_000;
  private static final int MOST_LINES = 1_000_000;
  private static final int LONGEST_SIDE = 1_000_000;
  private static final long LARGEST_PAGE = 400_000_000;
  private static final Pattern PAGE_FILE = Pattern.compile("page_[0-9]{3,7}\\.png");

  private final Path folder;
  private final Path file;
  private int pages;

  DocumentOpener(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(DocumentFolder.DOCUMENT);
  }

  StoredDocument open() {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DocumentFormatException(
          folder + " holds no saved document: " + DocumentFolder.DOCUMENT + " is missing");
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw damaged("it has " + Files.size(file) + " bytes, more than any document");
      }
      try (JsonParser parser = Json.MAPPER.getFactory().createParser(file.toFile())) {
        return document(parser);
      }
    } catch (JsonProcessingException e) {
      throw Json.damaged(file, e);
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private StoredDocument document(JsonParser parser) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "the document");
    List<StoredDocument.Part> parts = null;
    boolean format = false;
    boolean version = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "format" -> format = DocumentWriter.FORMAT.equals(parser.getText());
        case "version" -> version = isKnownVersion(parser);
        case "parts" -> parts = parts(parser);
        default -> parser.skipChildren();
      }
    }
    if (!format) {
      throw damaged("\"format\" is not \"" + DocumentWriter.FORMAT + "\"");
    }
    if (!version || parts == null || parts.isEmpty()) {
      throw damaged("\"" + (version ? "parts" : "version") + "\" is missing");
    }
    return new StoredDocument(parts);
  }

  private boolean isKnownVersion(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getValueAsInt() != DocumentWriter.VERSION) {
      throw new DocumentFormatException(
          file
              + ": \"version\" is "
              + parser.getText()
              + "; this library reads version "
              + DocumentWriter.VERSION);
    }
    return true;
  }

  private List<StoredDocument.Part> parts(JsonParser parser) throws IOException {
    expect(parser.currentToken(), JsonToken.START_ARRAY, "\"parts\"");
    List<StoredDocument.Part> parts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parts.size() == MOST_PARTS) {
        throw damaged("\"parts\" has more than " + MOST_PARTS + " entries");
      }
      parts.add(part(parser, "parts[" + parts.size() + "]"));
    }
    return parts;
  }

  private StoredDocument.Part part(JsonParser parser, String path) throws IOException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "\"" + path + "\"");
    var rest = Json.MAPPER.createObjectNode();
    List<PageSource> sources = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals("pages")) {
        sources = pages(parser, path + ".pages");
      } else {
        JsonNode value = parser.readValueAsTree();
        rest.set(key, value);
      }
    }
    Fields part = new Fields(file, path, rest);
    if (sources == null || sources.isEmpty()) {
      throw part.refused("pages", "is missing or empty");
    }
    return new StoredDocument.Part(
        part.text("source"),
        part.text("mediaType"),
        config(part),
        part.whole("replacedCharacters", 0, Long.MAX_VALUE),
        sources);
  }

  private static Map<String, Object> config(Fields part) {
    JsonNode stored = part.optional("config");
    if (stored == null || !stored.isObject()) {
      throw part.refused("config", "must be a JSON object");
    }
    Map<String, Object> config = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : stored.properties()) {
      JsonNode value = entry.getValue();
      if (!value.isValueNode() || value.isNull()) {
        throw part.refused("config." + entry.getKey(), "must be a plain value");
      }
      config.put(entry.getKey(), plain(value));
    }
    return config;
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? (Object) value.numberValue() : value.textValue();
  }

  private List<PageSource> pages(JsonParser parser, String path) throws IOException {
    expect(parser.currentToken(), JsonToken.START_ARRAY, "\"" + path + "\"");
    List<PageSource> sources = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (++pages > MOST_PAGES) {
        throw damaged("it has more than " + MOST_PAGES + " pages");
      }
      JsonNode page = parser.readValueAsTree();
      sources.add(page(new Fields(file, path + "[" + sources.size() + "]", page)));
    }
    return sources;
  }

  private PageSource page(Fields page) {
    String name = page.text("file");
    if (!PAGE_FILE.matcher(name).matches()) {
      throw page.refused("file", "must be such as page_001.png, not \"" + name + "\"");
    }
    int width = page.integer("width", 1, LONGEST_SIDE);
    int height = page.integer("height", 1, LONGEST_SIDE);
    if ((long) width * height > LARGEST_PAGE) {
      throw page.refused("width", "times \"height\" is more than " + LARGEST_PAGE + " px");
    }
    PngFile.check(folder.resolve(name), width, height);
    Optional<TextLayer> layer =
        page.optional("text") == null ? Optional.empty() : Optional.of(layer(page));
    return new StoredPage(folder.resolve(name), width, height, layer);
  }

  private static TextLayer layer(Fields page) {
    CodePoints offsets = new CodePoints(page.text("text"));
    JsonNode stored = page.array("lines", MOST_LINES);
    List<Line> lines = new ArrayList<>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      lines.add(LineCodec.read(page.item("lines", stored, i), offsets));
    }
    return new TextLayer(offsets.text(), lines);
  }

  private void expect(JsonToken found, JsonToken wanted, String what) {
    if (found != wanted) {
      throw damaged(
          what + (wanted == JsonToken.START_ARRAY ? " is no JSON list" : " is no JSON object"));
    }
  }

  private DocumentFormatException damaged(String why) {
    return new DocumentFormatException(file + " is damaged: " + why);
  }
}
