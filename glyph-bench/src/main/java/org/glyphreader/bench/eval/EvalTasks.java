package org.glyphreader.bench.eval;

import java.util.List;
import java.util.stream.Collectors;
import org.glyphreader.bench.text.TextKind;

/** The tasks by name. */
public final class EvalTasks {

  private static final List<EvalTask> ALL =
      List.of(
          new NeedleTask("niah-single", 1, 1, 1, false),
          new NeedleTask("niah-uuid", 1, 1, 1, true),
          new NeedleTask("niah-multikey", 4, 1, 1, false),
          new NeedleTask("niah-multivalue", 1, 4, 1, false),
          new NeedleTask("niah-multiquery", 4, 1, 4, false),
          new VariableTrackingTask(),
          new FrequentWordsTask(),
          new CoreferenceTask(),
          new TranscriptionTask("transcription", TextKind.ENGLISH),
          new TranscriptionTask("transcription-zh", TextKind.CHINESE),
          new TranscriptionTask("transcription-code", TextKind.CODE));

  private EvalTasks() {}

  /** {@return all generated tasks} */
  public static List<EvalTask> all() {
    return ALL;
  }

  /**
   * {@return the task of that name}
   *
   * @param name the name
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static EvalTask named(String name) {
    return ALL.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no task \""
                        + name
                        + "\"; there are "
                        + ALL.stream().map(EvalTask::name).collect(Collectors.joining(", "))));
  }
}
