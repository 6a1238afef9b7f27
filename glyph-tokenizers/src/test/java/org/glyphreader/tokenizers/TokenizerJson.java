package org.glyphreader.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A {@code tokenizer.json} with parts exchanged. Parts are written with single quotes. */
final class TokenizerJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode root;

  private TokenizerJson(ObjectNode root) {
    this.root = root;
  }

  static TokenizerJson from(byte[] json) {
    try {
      return new TokenizerJson((ObjectNode) MAPPER.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The small tokenizer of the test checkpoint: byte-level BPE with 1,000 tokens. */
  static TokenizerJson glm() {
    return from(TestFiles.resource("/glm4v-tiny/tokenizer.json"));
  }

  static JsonNode parse(String singleQuoted) {
    try {
      return MAPPER.readTree(singleQuoted.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TokenizerJson with(String key, String singleQuoted) {
    return with(key, parse(singleQuoted));
  }

  TokenizerJson with(String key, JsonNode value) {
    ObjectNode copy = root.deepCopy();
    copy.set(key, value);
    return new TokenizerJson(copy);
  }

  TokenizerJson withModel(String key, String singleQuoted) {
    ObjectNode copy = root.deepCopy();
    ((ObjectNode) copy.get("model")).set(key, parse(singleQuoted));
    return new TokenizerJson(copy);
  }

  byte[] bytes() {
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HuggingFaceTokenizer load() {
    return HuggingFaceTokenizer.load(new ByteArrayInputStream(bytes()), "tokenizer.json");
  }

  /** A splitting pattern and what becomes of its matches, as a pre-tokenizer. */
  static JsonNode split(String regex, String behavior, boolean invert) {
    ObjectNode split = MAPPER.createObjectNode().put("type", "Split");
    split.putObject("pattern").put("Regex", regex);
    return split.put("behavior", behavior).put("invert", invert);
  }

  /** Pre-tokenizers in a row, with bytes at the end. */
  static JsonNode thenBytes(JsonNode... stages) {
    ObjectNode sequence = MAPPER.createObjectNode().put("type", "Sequence");
    for (JsonNode stage : stages) {
      sequence.withArray("pretokenizers").add(stage);
    }
    sequence
        .withArray("pretokenizers")
        .add(
            parse(
                "{'type':'ByteLevel','add_prefix_space':false,'use_regex':false,'trim_offsets':true}"));
    return sequence;
  }
}
