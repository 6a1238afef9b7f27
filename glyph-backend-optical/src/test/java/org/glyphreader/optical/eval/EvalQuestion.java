package org.glyphreader.optical.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A question of the evaluation sets in {@code src/test/resources/eval}; see the README there. */
public record EvalQuestion(
    String language,
    String id,
    String document,
    String question,
    List<String> answers,
    String kind,
    String split,
    boolean crossLingual) {

  /** The questions of a language, in the order of their file. */
  public static List<EvalQuestion> all(String language) {
    ObjectMapper json = new ObjectMapper();
    List<EvalQuestion> questions = new ArrayList<>();
    for (String line : resource(language + "/questions.jsonl").lines().toList()) {
      try {
        JsonNode node = json.readTree(line);
        List<String> answers = new ArrayList<>();
        node.get("answers").forEach(answer -> answers.add(answer.asText()));
        questions.add(
            new EvalQuestion(
                language,
                node.get("id").asText(),
                node.get("document").asText(),
                node.get("question").asText(),
                answers,
                node.get("kind").asText(),
                node.get("split").asText(),
                node.has("cross")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return questions;
  }

  /** The text that a question is about. */
  public static String text(String language, String document) {
    return resource(language + "/documents/" + document);
  }

  /** Whether {@code text} holds a gold answer, blanks and line ends counting as one blank. */
  public boolean isAnsweredBy(String text) {
    String flat = flat(text);
    return answers.stream().anyMatch(answer -> flat.contains(flat(answer)));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String resource(String name) {
    try (InputStream in = EvalQuestion.class.getResourceAsStream("/eval/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
