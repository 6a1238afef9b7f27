package org.example;

import java.nio.file.Path;
import org.glyphreader.Answer;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;
import org.glyphreader.Evidence;
import org.glyphreader.GlyphEngine;
import org.glyphreader.GlyphReader;
import org.glyphreader.Source;

/** Asks a text, and the file that is named. */
public final class Quickstart {

  private Quickstart() {}

  /** Runs both. */
  public static void main(String[] args) {
    oneLine();
    severalQuestions(Path.of(args[0]));
  }

  static void oneLine() {
    String text =
        "The lighthouse of Soren Point was built in 1871. Marta Ilves kept it for thirty-one"
            + " winters. After the great ice her nephew took over the lamp.";
    Answer answer = GlyphReader.compress(text).ask("How long did Marta Ilves keep the lighthouse?");
    System.out.println(answer.text());
    GlyphReader.shutdown();
  }

  static void severalQuestions(Path file) {
    try (GlyphEngine engine = GlyphEngine.builder().backend("optical").build();
        CompressedDocument document = engine.compress(Source.file(file))) {
      CompressionStats stats = document.stats();
      System.out.printf(
          "%d pages, %d visual tokens for %d text tokens%n",
          stats.pages(), stats.visualTokens(), stats.textTokens().orElse(0));
      for (String question :
          new String[] {"Who owns the contributions?", "Is there any warranty?"}) {
        Answer answer = document.ask(question);
        System.out.println(answer.text());
        for (Evidence evidence : answer.evidence()) {
          System.out.printf("  page %d, score %.2f%n", evidence.page(), evidence.score());
        }
      }
    }
  }
}
