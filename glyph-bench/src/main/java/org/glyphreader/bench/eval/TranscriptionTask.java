package org.glyphreader.bench.eval;

import java.util.List;
import java.util.Random;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;

/**
 * Reading pages back word for word.
 *
 * @param name the task's name
 * @param kind what the text looks like
 */
record TranscriptionTask(String name, TextKind kind) implements EvalTask {

  @Override
  public String score() {
    return "accuracy";
  }

  @Override
  public boolean transcribes() {
    return true;
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    return new EvalDocument(GeneratedText.of(kind, characters, random.nextLong()), List.of());
  }
}
