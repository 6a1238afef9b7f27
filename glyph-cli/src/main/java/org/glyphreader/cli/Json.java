package org.glyphreader.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.glyphreader.Answer;
import org.glyphreader.CompressionStats;
import org.glyphreader.Evidence;
import org.glyphreader.PageBox;
import org.glyphreader.Timings;
import org.glyphreader.Transcript;
import org.glyphreader.Usage;
import org.glyphreader.spi.BackendInfo;

/** The JSON that the command prints; its keys are a public interface. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String line(Object value) {
    return write(MAPPER, value);
  }

  static String pretty(Object value) {
    return write(MAPPER.copy().enable(SerializationFeature.INDENT_OUTPUT), value);
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer; offsets are counted in code points of {@code text}. */
  static Map<String, Object> answer(Answer answer, String text, BackendInfo reader) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answer", answer.text());
    json.put("reasoning", answer.reasoning());
    json.put("evidence", answer.evidence().stream().map(e -> evidence(e, text)).toList());
    json.put("usage", usage(answer.usage()));
    json.put("timings", timings(answer.timings()));
    json.put("backend", reader.name());
    json.put("model", reader.model());
    json.put("finishReason", answer.finishReason().name());
    return json;
  }

  private static Map<String, Object> evidence(Evidence evidence, String text) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", evidence.source());
    json.put("page", evidence.page());
    List<Map<String, Object>> boxes = new ArrayList<>();
    for (PageBox box : evidence.boxes()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("x", box.box().x());
      each.put("y", box.box().y());
      each.put("width", box.box().width());
      each.put("height", box.box().height());
      if (box.page() != evidence.page()) {
        each.put("page", box.page());
      }
      boxes.add(each);
    }
    json.put("boxes", boxes);
    json.put("quote", evidence.quote());
    json.put("asRead", evidence.asRead().orElse(null));
    int start = text.codePointCount(0, evidence.start());
    json.put("start", start);
    json.put("end", start + text.codePointCount(evidence.start(), evidence.end()));
    json.put("score", round(evidence.score()));
    json.put("legibility", orNull(evidence.legibility()));
    return json;
  }

  private static Map<String, Object> usage(Usage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pages", usage.pages());
    json.put("visualTokens", usage.visualTokens());
    json.put("promptTokens", usage.promptTokens());
    json.put("answerTokens", usage.answerTokens());
    return json;
  }

  private static Map<String, Object> timings(Timings timings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("renderMs", timings.render().toMillis());
    json.put("readMs", timings.read().toMillis());
    json.put("answerMs", timings.answer().toMillis());
    return json;
  }

  static Map<String, Object> stats(CompressionStats stats) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("characters", stats.characters());
    json.put("textTokens", stats.textTokens().isPresent() ? stats.textTokens().getAsLong() : null);
    json.put("tokenizer", stats.textTokenizer());
    json.put("visualTokens", stats.visualTokens());
    json.put("visualModel", stats.visualModel());
    json.put("visualModelIsReader", stats.visualModelIsReader());
    json.put("ratio", orNull(stats.ratio()));
    json.put("pages", stats.pages());
    json.put("replacedCharacters", stats.replacedCharacters());
    return json;
  }

  static Map<String, Object> transcript(Transcript transcript) {
    List<Map<String, Object>> pages = new ArrayList<>();
    for (Transcript.PageText page : transcript.pages()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("page", page.page());
      each.put("text", page.text());
      each.put("accuracy", orNull(page.accuracy()));
      pages.add(each);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pages", pages);
    json.put("accuracy", orNull(transcript.accuracy()));
    return json;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? round(value.getAsDouble()) : null;
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
