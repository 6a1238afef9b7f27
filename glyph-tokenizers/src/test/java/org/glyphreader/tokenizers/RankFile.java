package org.glyphreader.tokenizers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A big real vocabulary: the ranks of an OpenAI encoding, turned into the {@code tokenizer.json} of
 * a byte-level BPE as Hugging Face's converter does it.
 */
final class RankFile {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Integer> rankOf = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();

  /** Bytes are held as the characters U+0000 to U+00FF. */
  RankFile(String encoding) {
    byte[] file = TestFiles.resource("/com/knuddels/jtokkit/" + encoding + ".tiktoken");
    for (String line : new String(file, StandardCharsets.US_ASCII).split("\n")) {
      int space = line.indexOf(' ');
      byte[] bytes = Base64.getDecoder().decode(line.substring(0, space));
      int rank = Integer.parseInt(line.substring(space + 1).trim());
      String token = new String(bytes, StandardCharsets.ISO_8859_1);
      rankOf.put(token, rank);
      tokens.add(token);
    }
  }

  /** The {@code model}; merges as pairs or as strings with a space. */
  ObjectNode model(boolean ignoreMerges, boolean mergesAsPairs) {
    ObjectNode model = MAPPER.createObjectNode();
    model.put("type", "BPE");
    model.putNull("dropout");
    model.putNull("unk_token");
    model.put("ignore_merges", ignoreMerges);
    ObjectNode vocabulary = model.putObject("vocab");
    ArrayNode merges = model.putArray("merges");
    for (String token : tokens) {
      vocabulary.put(spell(token), rankOf.get(token));
      if (token.length() > 1) {
        List<String> parts = partsBefore(token, rankOf.get(token));
        if (parts.size() != 2) {
          continue;
        }
        if (mergesAsPairs) {
          merges.addArray().add(spell(parts.get(0))).add(spell(parts.get(1)));
        } else {
          merges.add(spell(parts.get(0)) + " " + spell(parts.get(1)));
        }
      }
    }
    return model;
  }

  /** What the token is made of when all lower ranks have been merged. */
  private List<String> partsBefore(String token, int limit) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < token.length(); i++) {
      parts.add(token.substring(i, i + 1));
    }
    while (true) {
      int best = -1;
      int bestRank = limit;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int rank = rankOf.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
        if (rank < bestRank) {
          best = i;
          bestRank = rank;
        }
      }
      if (best < 0) {
        return parts;
      }
      parts.set(best, parts.get(best) + parts.remove(best + 1));
    }
  }

  private static String spell(String bytes) {
    StringBuilder spelling = new StringBuilder();
    for (char b : bytes.toCharArray()) {
      boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      int shifted = b <= ' ' ? b : b < 0xa1 ? b - 0x7f + 33 : 67;
      spelling.append(printable ? b : (char) (0x100 + shifted));
    }
    return spelling.toString();
  }

  /** A whole {@code tokenizer.json} around the model. */
  static byte[] tokenizerJson(ObjectNode model, String normalizer, String preTokenizer) {
    try {
      ObjectNode root = MAPPER.createObjectNode();
      root.put("version", "1.0");
      root.putNull("truncation");
      root.putNull("padding");
      int next = model.get("vocab").size();
      ArrayNode added = root.putArray("added_tokens");
      for (String token : new String[] {"<|endoftext|>", "<think>"}) {
        added
            .addObject()
            .put("id", next++)
            .put("content", token)
            .put("single_word", false)
            .put("lstrip", false)
            .put("rstrip", false)
            .put("normalized", false)
            .put("special", token.startsWith("<|"));
      }
      root.set("normalizer", MAPPER.readTree(normalizer));
      root.set("pre_tokenizer", MAPPER.readTree(preTokenizer));
      root.putNull("post_processor");
      root.set(
          "decoder",
          MAPPER.readTree(
              "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":true,\"use_regex\":true}"));
      root.set("model", model);
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usual sequence: a splitting pattern, then bytes. */
  static String splitThenBytes(String regex) {
    return "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Split\",\"pattern\":{\"Regex\":"
        + MAPPER.getNodeFactory().textNode(regex)
        + "},\"behavior\":\"Isolated\",\"invert\":false},"
        + "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":false}]}";
  }
}
