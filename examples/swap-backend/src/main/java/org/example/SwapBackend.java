package org.example;

import java.nio.file.Path;
import org.glyphreader.Answer;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Question;

/** Asks whatever backend is on the class path; the program names none. */
public final class SwapBackend {

  private static final String TEXT =
      "The lighthouse of Soren Point was built in 1871. Marta Ilves kept it for thirty-one"
          + " winters. After the great ice her nephew took over the lamp.";

  private SwapBackend() {}

  /**
   * Asks.
   *
   * @param args the folder of a model, if the backend needs one
   */
  public static void main(String[] args) {
    GlyphEngine.Builder builder = GlyphEngine.builder();
    if (args.length > 0 && args[0] != null && !args[0].isBlank()) {
      builder.model(Path.of(args[0]));
    }
    try (GlyphEngine engine = builder.build();
        CompressedDocument document = engine.compress(TEXT)) {
      Question question =
          Question.builder("How long did Marta Ilves keep the lighthouse?")
              .maxNewTokens(64)
              .build();
      Answer answer = document.ask(question);
      System.out.printf(
          "%s (%s on %s): %s%n",
          engine.reader().name(),
          engine.reader().model(),
          engine.reader().device(),
          answer.text());
    }
  }
}
