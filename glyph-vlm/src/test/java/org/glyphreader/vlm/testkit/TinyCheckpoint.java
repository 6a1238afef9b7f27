package org.glyphreader.vlm.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.glyphreader.Pixels;

/**
 * A GLM-4.1V checkpoint with random weights (4 MB), three pages, and what Hugging Face transformers
 * computes from them.
 */
public final class TinyCheckpoint {

  private static final String RESOURCES = "glm4v-tiny/";

  private static final List<String> FILES =
      List.of(
          "config.json",
          "generation_config.json",
          "preprocessor_config.json",
          "tokenizer_config.json",
          "tokenizer.json",
          "chat_template.jinja",
          "model.safetensors");

  private TinyCheckpoint() {}

  /** Writes the checkpoint into a new folder. */
  public static Path copyTo(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        Files.write(folder.resolve(file), read(file));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(String file) {
    try (InputStream in = TinyCheckpoint.class.getResourceAsStream(RESOURCES + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page as it is in the fixtures: {@code page1.png} to {@code page3.png}. */
  public static Pixels page(String file) {
    try (InputStream in = TinyCheckpoint.class.getResourceAsStream(RESOURCES + file)) {
      return Pixels.of(ImageIO.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases {@code text}, {@code one} and {@code three}. */
  public static List<GoldenCase> cases() {
    try {
      JsonNode all = new ObjectMapper().readTree(read("expected.json"));
      List<GoldenCase> cases = new ArrayList<>();
      for (String name : List.of("text", "one", "three")) {
        cases.add(new GoldenCase(name, all.get(name), GoldenTensors.load()));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of {@link #cases()}. */
  public static GoldenCase golden(String name) {
    return cases().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
