package org.glyphreader.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.glyphreader.ModelFormatException;

/** Reads a whole {@code tokenizer.json}, within limits that hold for hostile files as well. */
final class TokenizerJsonReader {

  private static final long MAX_BYTES = 256L << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxDocumentLength(MAX_BYTES)
                      .maxNestingDepth(64)
                      .maxNumberLength(32)
                      .maxNameLength(1 << 16)
                      .maxStringLength(1 << 20)
                      .build())
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .build());

  private TokenizerJsonReader() {}

  static HuggingFaceTokenizer read(InputStream in, String name) {
    ObjectNode parts = MAPPER.createObjectNode();
    ModelParts modelParts = null;
    try (JsonParser parser = MAPPER.createParser(in)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelFormatException(name + ": is not a JSON object, so not a tokenizer.json");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        if (key.equals("model")) {
          modelParts = ModelParts.read(parser, name);
        } else {
          parts.set(key, parser.readValueAsTree());
        }
      }
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          name + ": is not valid JSON within the limits: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelFormatException(name + ": cannot be read: " + e, e);
    }
    if (modelParts == null) {
      throw new ModelFormatException(name + ": model: is missing, so not a tokenizer.json");
    }
    return assemble(name, new JsonPart(name, "", parts), modelParts);
  }

  private static HuggingFaceTokenizer assemble(String name, JsonPart root, ModelParts modelParts) {
    TextNormalizer normalizer = NormalizerReader.read(root.child("normalizer"));
    PreTokenizerReader preTokenizerReader = new PreTokenizerReader(ModelReader.isBpe(modelParts));
    PreTokenizer preTokenizer = preTokenizerReader.read(root.child("pre_tokenizer"));
    List<AddedToken> added =
        AddedTokenReader.read(root.child("added_tokens"), modelParts.vocabulary());
    TokenModel model = ModelReader.read(modelParts, added, preTokenizerReader.leavesBytesToModel());
    return new HuggingFaceTokenizer(
        name,
        new TokenTable(model.vocabulary(), added),
        new EncodingPipeline(normalizer, preTokenizer, model, added),
        DecoderReader.read(root.child("decoder")),
        TemplateReader.read(root.child("post_processor")));
  }
}
