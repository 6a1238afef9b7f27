package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.glyphreader.tokenizers.TokenizerJson.glm;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.glyphreader.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is damaged, hostile or not supported is refused, naming file and key. */
class HostileFileTest {

  static Stream<Arguments> refusedParts() {
    return Stream.of(
        arguments(
            glm().with("normalizer", "{'type':'Precompiled'}"),
            "normalizer.type: the normalizer \"Precompiled\" is not supported"),
        arguments(
            glm()
                .with(
                    "pre_tokenizer",
                    "{'type':'Sequence','pretokenizers':[{'type':'UnicodeScripts'}]}"),
            "pre_tokenizer.pretokenizers[0].type: the pre-tokenizer \"UnicodeScripts\" is not supported"),
        arguments(
            glm()
                .with(
                    "pre_tokenizer",
                    "{'type':'Split','pattern':{'Regex':'(a+)+b'},'behavior':'Isolated'}"),
            "pre_tokenizer.pattern.Regex: the pattern is not supported: a repeated group"),
        arguments(
            glm()
                .with(
                    "pre_tokenizer", "{'type':'Split','pattern':{'String':'a'},'behavior':'Odd'}"),
            "pre_tokenizer.behavior: the behavior \"Odd\" is not supported"),
        arguments(
            glm().with("post_processor", "{'type':'Odd'}"),
            "post_processor.type: the post-processor \"Odd\" is not supported"),
        arguments(
            glm().with("decoder", "{'type':'CTC'}"),
            "decoder.type: the decoder \"CTC\" is not supported"),
        arguments(
            glm().with("model", "{'type':'Unigram','vocab':[['a',0.5]]}"),
            "model.type: the model \"Unigram\" is not supported (supported: BPE, WordPiece)"),
        arguments(glm().with("model", "{'type':'BPE'}"), "model.vocab: an object"),
        arguments(glm().with("model", "[]"), "model: an object is expected"),
        arguments(glm().with("model", "{'type':'BPE','vocab':{'a':0}}"), "model.merges: an array"),
        arguments(
            glm().withModel("dropout", "0.1"), "model.dropout: random tokens are not supported"),
        arguments(
            glm().withModel("unk_token", "'?!?'"),
            "model.unk_token: \"?!?\" is not in the vocabulary"),
        arguments(
            glm().withModel("merges", "['a b','t quux']"),
            "model.merges[0]: \"ab\" is not in the vocabulary"),
        arguments(glm().withModel("merges", "['t h e']"), "model.merges[0]: two tokens"),
        arguments(glm().withModel("merges", "[['t','h','e']]"), "model.merges[0]: two tokens"),
        arguments(glm().withModel("merges", "[1]"), "model.merges[0]: two tokens"),
        arguments(glm().withModel("vocab", "{'a':-1}"), "model.vocab.a: an id from 0 to 16777215"),
        arguments(glm().withModel("vocab", "{'a':2147483647}"), "model.vocab.a: an id from 0"),
        arguments(glm().withModel("vocab", "{'a':99999999999}"), "model.vocab.a: an id from 0"),
        arguments(glm().withModel("vocab", "{'a':0.5}"), "model.vocab.a: an id from 0"),
        arguments(
            glm().withModel("vocab", "{'a':1,'b':1}"), "model.vocab.b: has the id 1 of \"a\""),
        arguments(
            glm().with("added_tokens", "[{'id':-5,'content':'zz'}]"),
            "added_tokens[0].id: a whole number from 0 to 16777215 is expected, not -5"),
        arguments(
            glm().with("added_tokens", "[{'id':2000,'content':'zz'},{'id':2000,'content':'yy'}]"),
            "added_tokens[1].id: the id 2000 belongs to \"zz\" already"),
        arguments(
            glm().with("added_tokens", "[{'id':5,'content':'zz'}]"),
            "added_tokens[0].id: the id 5 belongs to \"&\" already"),
        arguments(
            glm().with("added_tokens", "[{'id':2000,'content':'&'}]"),
            "added_tokens[0].id: \"&\" has another id already, not 2000"),
        arguments(
            glm().with("added_tokens", "[{'id':2000,'content':7}]"),
            "added_tokens[0].content: a string is expected, not 7"),
        arguments(
            glm().with("added_tokens", "[{'id':2000,'content':'zz','lstrip':'yes'}]"),
            "added_tokens[0].lstrip: true or false is expected, not \"yes\""),
        arguments(glm().with("added_tokens", "{}"), "added_tokens: an array is expected, not {}"),
        arguments(glm().with("normalizer", "'NFC'"), "normalizer: an object is expected"),
        arguments(
            glm().with("normalizer", "{}"), "normalizer.type: a string is expected, not nothing"));
  }

  @ParameterizedTest
  @MethodSource("refusedParts")
  void whatIsWrongIsNamed(TokenizerJson json, String message) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(json::load)
        .withMessageStartingWith("tokenizer.json: ")
        .withMessageContaining(message);
  }

  static Stream<String> damagedFiles() {
    String glm = new String(glm().bytes(), StandardCharsets.UTF_8);
    return Stream.of(
        "",
        "[]",
        "{}",
        "null",
        "%PDF-1.7",
        glm.substring(0, glm.length() / 2),
        "{\"model\":" + "{\"a\":".repeat(100_000),
        "{\"model\":{},\"model\":{}}",
        "{\"model\":{\"vocab\":{\"a\":0,\"a\":1}}}",
        "{\"model\":{\"vocab\":{\"" + "x".repeat(100_000) + "\":0}}}",
        "{\"a\":" + "9".repeat(1000) + "}");
  }

  @ParameterizedTest
  @MethodSource("damagedFiles")
  void aDamagedFileIsRefused(String file) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(
            () ->
                HuggingFaceTokenizer.load(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "bad.json"))
        .withMessageStartingWith("bad.json: ");
  }

  @Test
  void aFileThatDoesNotEndIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> HuggingFaceTokenizer.load(endless, "endless.json"))
        .withMessageContaining("268435456");
  }

  @Test
  void aMissingFileIsRefused(@TempDir Path folder) {
    Path missing = folder.resolve("model").resolve("tokenizer.json");
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> HuggingFaceTokenizer.load(missing))
        .withMessageStartingWith("model/tokenizer.json: cannot be read")
        .withMessageEndingWith("check the path " + missing);
  }

  @Test
  void randomDamageNeverGivesAnotherException() throws IOException {
    byte[] json = glm().bytes();
    java.util.Random random = new java.util.Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = json.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) " \"{}[]:,0a\\".charAt(random.nextInt(11));
      }
      try {
        HuggingFaceTokenizer.load(new ByteArrayInputStream(damaged), "damaged").count("Hello 你好");
      } catch (ModelFormatException e) {
        org.assertj.core.api.Assertions.assertThat(e).hasMessageStartingWith("damaged: ");
      }
    }
  }

  @Test
  void theNameOfAFileTellsItsModel(@TempDir Path folder) throws IOException {
    Path file = Files.createDirectory(folder.resolve("GLM-4.1V")).resolve("tokenizer.json");
    Files.write(file, glm().bytes());
    org.assertj.core.api.Assertions.assertThat(HuggingFaceTokenizer.load(file).name())
        .isEqualTo("GLM-4.1V/tokenizer.json");
  }
}
