package org.glyphreader.tokenizers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.TextTokenizer;

/**
 * The tokenizer that a Hugging Face {@code tokenizer.json} describes, in pure Java: byte-level BPE
 * (GPT-2, Llama 3, Qwen, GLM and their kin) and WordPiece (BERT). It gives the ids that Hugging
 * Face's own library gives.
 *
 * <p>Every string can be encoded: lone surrogates count as U+FFFD. The file's {@code truncation}
 * and {@code padding} are not applied.
 *
 * <p>Immutable and safe for use by several threads. Remembers the tokens of some ten thousand short
 * words, in at most a few dozen megabytes.
 */
public final class HuggingFaceTokenizer implements TextTokenizer {

  private final String name;
  private final TokenTable tokens;
  private final EncodingPipeline pipeline;
  private final TokenDecoder decoder;
  private final Template template;

  HuggingFaceTokenizer(
      String name,
      TokenTable tokens,
      EncodingPipeline pipeline,
      TokenDecoder decoder,
      Template template) {
    this.name = name;
    this.tokens = tokens;
    this.pipeline = pipeline;
    this.decoder = decoder;
    this.template = template;
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @param file at most 256 MiB; its name and its folder's name make the tokenizer's {@link
   *     #name()}
   * @return the tokenizer that the file describes
   * @throws ModelFormatException if the file cannot be read, is damaged or too large, or asks for a
   *     part that is not supported; the message names file and key
   */
  public static HuggingFaceTokenizer load(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path folderName = folder == null ? null : folder.getFileName();
    String name =
        folderName == null ? file.getFileName().toString() : folderName + "/" + file.getFileName();
    try (InputStream in = Files.newInputStream(file)) {
      return load(in, name);
    } catch (IOException e) {
      throw new ModelFormatException(
          name + ": cannot be read (" + e + "); check the path " + file, e);
    }
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @param in at most 256 MiB of JSON in UTF-8; left open
   * @param name the tokenizer's {@link #name()}, which also stands in the messages of exceptions
   * @return the tokenizer that the file describes
   * @throws ModelFormatException if the stream cannot be read, is damaged or too large, or asks for
   *     a part that is not supported; the message names the key
   */
  public static HuggingFaceTokenizer load(InputStream in, String name) {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(name, "name");
    return TokenizerJsonReader.read(in, name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long count(CharSequence text) {
    TokenCounter counter = new TokenCounter();
    pipeline.encode(text, counter);
    return counter.count();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Adds no special tokens (Hugging Face's {@code add_special_tokens=False}).
   */
  @Override
  public int[] encode(CharSequence text) {
    TokenList list = new TokenList();
    pipeline.encode(text, list);
    return list.toArray();
  }

  /**
   * The token ids of {@code text} with the special tokens that the model wants around a text, for
   * example {@code [CLS] … [SEP]}. If they are too many, the text is cut on the right.
   *
   * @param text any text
   * @param maxLength the highest number of ids, special tokens included
   * @return at most {@code maxLength} ids
   * @throws IllegalArgumentException if {@code maxLength} leaves no room for the special tokens
   */
  public int[] encodeWithSpecialTokens(CharSequence text, int maxLength) {
    return template.apply(encode(text), maxLength);
  }

  /**
   * The text of tokens, special tokens included. Unknown ids are left out; bytes that are not UTF-8
   * appear as U+FFFD.
   *
   * @param ids ids of this tokenizer
   * @return their text
   */
  public String decode(int[] ids) {
    return decode(ids, false);
  }

  /**
   * The text of tokens. Unknown ids are left out; bytes that are not UTF-8 appear as U+FFFD.
   *
   * @param ids ids of this tokenizer
   * @param skipSpecialTokens whether tokens that the file calls special are left out
   * @return their text
   */
  public String decode(int[] ids, boolean skipSpecialTokens) {
    Detokenizer detokenizer = detokenizer(skipSpecialTokens);
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(detokenizer.add(id));
    }
    return text.append(detokenizer.finish()).toString();
  }

  /**
   * A new detokenizer that shows special tokens as they are written.
   *
   * @return a detokenizer for one text
   */
  public Detokenizer detokenizer() {
    return detokenizer(false);
  }

  /**
   * A new detokenizer.
   *
   * @param skipSpecialTokens whether tokens that the file calls special are left out
   * @return a detokenizer for one text
   */
  public Detokenizer detokenizer(boolean skipSpecialTokens) {
    return new Detokenizer(this, skipSpecialTokens);
  }

  /**
   * The id of a token.
   *
   * @param token as it is written in the file, for example {@code [MASK]}
   * @return its id, or nothing if the file does not have it
   */
  public OptionalInt idOf(String token) {
    int id = tokens.idOf(token);
    return id == Vocabulary.NONE ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /**
   * The token of an id.
   *
   * @param id any number
   * @return the token as it is written in the file, or nothing if no token has this id
   */
  public Optional<String> tokenOf(int id) {
    return Optional.ofNullable(tokens.tokenOf(id));
  }

  /**
   * Whether a token is special, that is, stands for structure rather than text.
   *
   * @param id any number
   * @return what the file says; false if no token has this id
   */
  public boolean isSpecial(int id) {
    return tokens.isSpecial(id);
  }

  /**
   * The size of a table that has a place for every id.
   *
   * @return one more than the highest id
   */
  public int vocabularySize() {
    return tokens.size();
  }

  /** The bytes that the token adds to a text, or null if there is no such token. */
  byte[] bytes(int id, boolean first) {
    String token = tokens.tokenOf(id);
    return token == null ? null : decoder.bytes(token, tokens.isAdded(id), first);
  }

  @Override
  public String toString() {
    return "HuggingFaceTokenizer " + name;
  }
}
