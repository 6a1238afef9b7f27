package org.glyphreader.vlm.session;

import java.util.List;
import org.glyphreader.Page;
import org.glyphreader.spi.Prompt;

/** The text that goes beside the pages: exact strings, then the instruction, the question last. */
final class QuestionText {

  private QuestionText() {}

  static String of(Prompt prompt, List<Page> pages, int exactStrings) {
    StringBuilder text = new StringBuilder();
    if (exactStrings > 0) {
      List<String> strings = ExactStrings.of(pages, exactStrings);
      if (!strings.isEmpty()) {
        text.append("Exact strings on these pages: ")
            .append(String.join(", ", strings))
            .append("\n\n");
      }
    }
    if (!prompt.instruction().isBlank()) {
      text.append(prompt.instruction()).append("\n\n");
    }
    return text.append(prompt.question()).toString();
  }
}
