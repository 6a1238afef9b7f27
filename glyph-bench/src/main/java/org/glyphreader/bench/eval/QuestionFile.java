package org.glyphreader.bench.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.glyphreader.DocumentFormatException;

/**
 * Extractive questions from a JSONL file of {@code {"document", "question", "answers"}}: the text,
 * the question, and the answers of which any one is right. Questions over the same text are asked
 * after one reading.
 */
public final class QuestionFile implements EvalTask {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final List<EvalDocument> documents;

  private QuestionFile(String name, List<EvalDocument> documents) {
    this.name = name;
    this.documents = documents;
  }

  /**
   * {@return the questions of a file}
   *
   * @param file the JSONL file, UTF-8
   * @throws DocumentFormatException if it is missing or damaged; the message names the line
   */
  public static QuestionFile read(Path file) {
    Map<String, List<EvalQuestion>> questions = new LinkedHashMap<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(JSON.readTree(line), questions);
        }
      }
    } catch (NoSuchFileException e) {
      throw new DocumentFormatException(file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new DocumentFormatException(file + " is not UTF-8 text", e);
    } catch (JsonProcessingException e) {
      throw damaged(file, number, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, number, e.getMessage(), e);
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (questions.isEmpty()) {
      throw new DocumentFormatException(file + " holds no question");
    }
    List<EvalDocument> documents = new ArrayList<>();
    questions.forEach((text, asked) -> documents.add(new EvalDocument(text, asked)));
    return new QuestionFile("qa:" + file.getFileName(), documents);
  }

  private static void add(JsonNode line, Map<String, List<EvalQuestion>> questions) {
    List<String> answers = new ArrayList<>();
    JsonNode given = line.path("answers");
    if (!given.isArray()) {
      throw new IllegalArgumentException("\"answers\" is not an array of texts");
    }
    given.forEach(answer -> answers.add(answer.asText()));
    questions
        .computeIfAbsent(text(line, "document"), text -> new ArrayList<>())
        .add(
            new EvalQuestion(
                text(line, "question"), "Answer as briefly as you can.", answers, false));
  }

  private static String text(JsonNode line, String key) {
    JsonNode value = line.path(key);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException("\"" + key + "\" is missing or no text");
    }
    return value.asText();
  }

  private static DocumentFormatException damaged(Path file, int line, String why, Exception cause) {
    return new DocumentFormatException(
        file
            + ", line "
            + line
            + ": "
            + why
            + "; each line must be {\"document\": text, \"question\": text, \"answers\": [text, …]}",
        cause);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String score() {
    return "contains";
  }

  @Override
  public int documents() {
    return documents.size();
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    return documents.get(index);
  }
}
