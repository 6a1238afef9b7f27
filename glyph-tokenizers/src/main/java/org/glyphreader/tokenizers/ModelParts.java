package org.glyphreader.tokenizers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.ModelFormatException;

/**
 * The {@code model} of a {@code tokenizer.json}: its two large tables read as a stream, and the
 * settings.
 *
 * @param vocabulary null if there is none
 * @param merges left and right parts in turn; null if there are none
 */
record ModelParts(JsonPart settings, Vocabulary vocabulary, List<String> merges) {

  static ModelParts read(JsonParser parser, String file) throws IOException {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    Vocabulary vocabulary = null;
    List<String> merges = null;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refused(file, "model", "an object is expected");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("vocab") && value == JsonToken.START_OBJECT) {
        vocabulary = readVocabulary(parser, file);
      } else if (key.equals("merges") && value == JsonToken.START_ARRAY) {
        merges = readMerges(parser, file);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        settings.set(key, parser.readValueAsTree());
      }
    }
    return new ModelParts(new JsonPart(file, "model", settings), vocabulary, merges);
  }

  private static Vocabulary readVocabulary(JsonParser parser, String file) throws IOException {
    Map<String, Integer> tokens = new LinkedHashMap<>();
    Map<Integer, String> tokenOfId = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String token = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() != JsonParser.NumberType.INT
          || parser.getIntValue() < 0
          || parser.getIntValue() > Vocabulary.MAX_ID) {
        throw refused(
            file,
            "model.vocab." + token,
            "an id from 0 to " + Vocabulary.MAX_ID + " is expected, not " + parser.getText());
      }
      int id = parser.getIntValue();
      String other = tokenOfId.put(id, token);
      if (other != null) {
        throw refused(file, "model.vocab." + token, "has the id " + id + " of \"" + other + "\"");
      }
      tokens.put(token, id);
    }
    return new Vocabulary(tokens);
  }

  private static List<String> readMerges(JsonParser parser, String file) throws IOException {
    List<String> merges = new ArrayList<>();
    JsonToken item = parser.nextToken();
    for (; item != JsonToken.END_ARRAY; item = parser.nextToken()) {
      String path = "model.merges[" + merges.size() / 2 + "]";
      if (item == JsonToken.VALUE_STRING) {
        String pair = parser.getText();
        if (pair.startsWith("#version")) {
          continue;
        }
        int space = pair.indexOf(' ');
        if (space < 0 || space != pair.lastIndexOf(' ')) {
          throw refused(file, path, "two tokens with a space between them are expected");
        }
        merges.add(pair.substring(0, space));
        merges.add(pair.substring(space + 1));
      } else if (item == JsonToken.START_ARRAY) {
        for (int i = 0; i < 2; i++) {
          if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw refused(file, path, "two tokens are expected");
          }
          merges.add(parser.getText());
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
          throw refused(file, path, "two tokens are expected");
        }
      } else {
        throw refused(file, path, "two tokens are expected");
      }
    }
    return merges;
  }

  private static ModelFormatException refused(String file, String path, String why) {
    return new ModelFormatException(file + ": " + path + ": " + why);
  }
}
