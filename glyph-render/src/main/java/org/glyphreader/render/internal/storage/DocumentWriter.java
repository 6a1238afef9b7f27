package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.glyphreader.Line;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;

/** Writes a document's files into an empty folder, one page at a time. */
final class DocumentWriter {

  static final String FORMAT = "glyph-document";
  static final int VERSION = 1;

  private final Path folder;
  private final JsonGenerator json;
  private int pages;

  private DocumentWriter(Path folder, JsonGenerator json) {
    this.folder = folder;
    this.json = json;
  }

  static void write(StoredDocument document, Path folder) throws IOException {
    Path file = folder.resolve(DocumentFolder.DOCUMENT);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
      new DocumentWriter(folder, json).document(document);
    }
  }

  private void document(StoredDocument document) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    json.writeArrayFieldStart("parts");
    for (StoredDocument.Part part : document.parts()) {
      part(part);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void part(StoredDocument.Part part) throws IOException {
    json.writeStartObject();
    text("source", part.source());
    text("mediaType", part.mediaType());
    json.writeObjectFieldStart("config");
    for (Map.Entry<String, Object> entry : part.config().entrySet()) {
      json.writePOJOField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("replacedCharacters", part.replacedCharacters());
    json.writeArrayFieldStart("pages");
    for (PageSource page : part.pages()) {
      page(page);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void page(PageSource page) throws IOException {
    String file = DocumentFolder.pageFile(++pages);
    PngFile.write(page.paint(), folder.resolve(file));
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeNumberField("width", page.width());
    json.writeNumberField("height", page.height());
    if (page.textLayer().isPresent()) {
      TextLayer layer = page.textLayer().get();
      text("text", layer.text());
      json.writeArrayFieldStart("lines");
      for (Line line : layer.lines()) {
        LineCodec.write(line, layer.text(), json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Writes a text; half a surrogate pair, which UTF-8 cannot hold, is escaped. */
  private void text(String key, String value) throws IOException {
    Escaping.around(json, value, () -> json.writeStringField(key, value));
  }
}
