package org.glyphreader.render.internal.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.glyphreader.Box;
import org.glyphreader.Line;

/**
 * Lines in JSON. Offsets are Unicode code points into the page's text. Edges are in half px, one
 * for each code point and the end, each as its distance from the one before: that is exact enough
 * for every {@link Line#box(int, int)} to come out as it was.
 */
final class LineCodec {

  private static final double HALF = 0.5;

  private LineCodec() {}

  static void write(Line line, String pageText, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", line.text());
    json.writeArrayFieldStart("box");
    json.writeNumber(line.box().x());
    json.writeNumber(line.box().y());
    json.writeNumber(line.box().width());
    json.writeNumber(line.box().height());
    json.writeEndArray();
    json.writeNumberField("baseline", line.baseline());
    json.writeNumberField("fontSize", line.fontSize());
    json.writeNumberField("start", pageText.codePointCount(0, line.start()));
    json.writeNumberField("end", pageText.codePointCount(0, line.end()));
    json.writeStringField("origin", line.origin().name());
    writeEdges(line, pageText, json);
    json.writeEndObject();
  }

  private static void writeEdges(Line line, String pageText, JsonGenerator json)
      throws IOException {
    if (line.end() - line.start() < 2) {
      return;
    }
    json.writeArrayFieldStart("edges");
    int before = 0;
    int at = line.start();
    while (true) {
      int edge = edge(line, at);
      json.writeNumber(edge - before);
      before = edge;
      if (at >= line.end()) {
        break;
      }
      at = Math.min(line.end(), pageText.offsetByCodePoints(at, 1));
    }
    json.writeEndArray();
  }

  /** Where a code unit begins, in half px: even on a whole px, odd between two. */
  private static int edge(Line line, int offset) {
    if (offset == line.start()) {
      return 2 * line.box(offset, offset + 1).x();
    }
    if (offset == line.end()) {
      return 2 * line.box(offset - 1, offset).right();
    }
    return line.box(offset, line.end()).x() + line.box(line.start(), offset).right();
  }

  /** Reads a line; offsets in it must lie inside {@code pageText}. */
  static Line read(Fields line, CodePoints offsets) {
    int start = offsets.unit(line.integer("start", 0, Integer.MAX_VALUE), line);
    int end = offsets.unit(line.integer("end", 0, Integer.MAX_VALUE), line);
    if (end < start) {
      throw line.refused("end", "lies before \"start\"");
    }
    Line read =
        Line.of(
            line.text("text"),
            box(line),
            line.integer("baseline", -1_000_000, 1_000_000),
            (float) line.number("fontSize", 0, 100_000),
            start,
            end,
            line.oneOf("origin", Line.Origin.class));
    JsonNode edges = line.optional("edges");
    return edges == null ? read : read.withEdges(edges(line, offsets, start, end));
  }

  private static Box box(Fields line) {
    int[] sides = line.integers("box", 4);
    if (sides[2] < 0 || sides[3] < 0) {
      throw line.refused("box", "has a negative side");
    }
    return new Box(sides[0], sides[1], sides[2], sides[3]);
  }

  private static float[] edges(Fields line, CodePoints offsets, int start, int end) {
    int count = offsets.text().codePointCount(start, end) + 1;
    int[] steps = line.integers("edges", count);
    float[] edges = new float[end - start + 1];
    int at = start;
    int edge = 0;
    for (int step : steps) {
      edge += step;
      float x = (float) (edge * HALF);
      edges[at - start] = x;
      int next = at < end ? offsets.text().offsetByCodePoints(at, 1) : at;
      for (int i = at + 1; i < next; i++) {
        edges[i - start] = x;
      }
      at = next;
    }
    return edges;
  }
}
