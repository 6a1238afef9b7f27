package org.glyphreader.vlm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glyphreader.ModelFormatException;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;

/**
 * The folder of a vision-language model in Hugging Face's layout. Opening it reads the small JSON
 * files; tokenizer and weights are read when they are asked for, each time anew. Immutable and safe
 * for use by several threads.
 */
public final class Checkpoint {

  private static final long MAX_JSON = 16L << 20;
  private static final int MAX_TEMPLATE = 1 << 20;

  private final Path folder;
  private final ModelConfig config;
  private final GenerationConfig generation;
  private final PreprocessorConfig preprocessor;
  private final String chatTemplate;

  private Checkpoint(Path folder) {
    this.folder = folder;
    config = ModelConfigReader.read(JsonFile.read(folder.resolve("config.json"), MAX_JSON));
    generation = GenerationConfig.read(optional("generation_config.json"));
    preprocessor = PreprocessorConfig.read(optional("preprocessor_config.json"), config);
    chatTemplate = template();
  }

  /**
   * Reads the small files of a model.
   *
   * @param folder of the model
   * @return what they say
   * @throws ModelFormatException if one is missing, damaged, or of a model that is not supported;
   *     the message names file, key and remedy
   */
  public static Checkpoint open(Path folder) {
    return new Checkpoint(folder);
  }

  /**
   * {@return the architecture of the model in a folder; empty if there is no {@code config.json} or
   * the architecture is not known here}
   *
   * @param folder of a model
   * @throws ModelFormatException if there is a {@code config.json}, but it is damaged
   */
  public static Optional<ModelFamily> familyOf(Path folder) {
    Path config = folder.resolve("config.json");
    return Files.isRegularFile(config)
        ? ModelConfigReader.family(JsonFile.read(config, MAX_JSON))
        : Optional.empty();
  }

  private JsonFile optional(String name) {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? JsonFile.read(file, MAX_JSON) : JsonFile.empty(file);
  }

  private String template() {
    Path jinja = folder.resolve("chat_template.jinja");
    try {
      if (Files.isRegularFile(jinja)) {
        if (Files.size(jinja) > MAX_TEMPLATE) {
          throw new ModelFormatException(
              jinja + " has more than " + MAX_TEMPLATE + " bytes; this is no chat template");
        }
        return Files.readString(jinja, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new ModelFormatException(jinja + " cannot be read: " + e, e);
    }
    return templateIn(optional("tokenizer_config.json"))
        .or(() -> templateIn(optional("chat_template.json")))
        .orElse("");
  }

  private static Optional<String> templateIn(JsonFile file) {
    JsonNode named = file.node().path("chat_template");
    if (!named.isArray()) {
      return file.string("chat_template");
    }
    for (JsonNode template : named) {
      if (template.path("name").asText().equals("default")) {
        return Optional.of(template.path("template").asText());
      }
    }
    throw file.bad("chat_template", "a string, or a list with a template named \"default\"");
  }

  /** {@return the folder} */
  public Path folder() {
    return folder;
  }

  /** {@return the folder's name, which is what people call the model} */
  public String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? config.family().title() : name.toString();
  }

  /** {@return what {@code config.json} says} */
  public ModelConfig config() {
    return config;
  }

  /** {@return what {@code generation_config.json} says} */
  public GenerationConfig generation() {
    return generation;
  }

  /** {@return what {@code preprocessor_config.json} says} */
  public PreprocessorConfig preprocessor() {
    return preprocessor;
  }

  /**
   * {@return the chat template, in Jinja: {@code chat_template.jinja}, or what stands in {@code
   * tokenizer_config.json}}
   *
   * @throws ModelFormatException if there is none
   */
  public String chatTemplate() {
    if (chatTemplate.isBlank()) {
      throw new ModelFormatException(
          folder + " has no chat template; download chat_template.jinja or tokenizer_config.json");
    }
    return chatTemplate;
  }

  /**
   * {@return the tokenizer, read from {@code tokenizer.json} now}
   *
   * @throws ModelFormatException if it is missing or damaged
   */
  public HuggingFaceTokenizer tokenizer() {
    return HuggingFaceTokenizer.load(folder.resolve("tokenizer.json"));
  }

  /**
   * {@return the safetensors weights, their headers checked now}
   *
   * @throws ModelFormatException if they are missing or damaged
   */
  public TensorFiles tensors() {
    return TensorFiles.open(folder);
  }
}
