package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.glyphreader.GlyphException;
import org.glyphreader.spi.BackendInfo;

/**
 * Asks every reader every question. Results are handed on one by one as they come, so that what is
 * done stays when it is ended before its time, by interrupting the thread.
 */
public final class Evaluation {

  /** Told how far the work is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * The work is that far.
     *
     * @param what is done now
     * @param done share of all work, 0 to 1
     */
    void at(String what, double done);
  }

  /** The baseline needs no pages to be read: about that many times less work. */
  private static final double BASELINE_SHARE = 0.02;

  private final EvalSettings settings;
  private final Consumer<EvalRecord> results;
  private final Progress progress;
  private double done;
  private double total;

  /**
   * Prepares an evaluation; nothing is read yet.
   *
   * @param settings what is evaluated
   * @param results takes each result as it comes
   * @param progress told how far the work is
   */
  public Evaluation(EvalSettings settings, Consumer<EvalRecord> results, Progress progress) {
    this.settings = settings;
    this.results = results;
    this.progress = progress;
  }

  /**
   * Runs until all is done or the thread is interrupted.
   *
   * @return whether all was done
   */
  public boolean run() {
    int designs = settings.presets().size() * settings.dpis().size();
    double work = settings.tasks().stream().mapToDouble(this::work).sum();
    double asked = questions().stream().mapToDouble(this::work).sum();
    total = designs * work + (settings.baseline() ? BASELINE_SHARE * asked : 0);
    try {
      String backend = "";
      for (String preset : settings.presets()) {
        for (int dpi : settings.dpis()) {
          try (PageReader reader = PageReader.open(settings, preset, dpi)) {
            backend = reader.info().name();
            readAll(reader, settings.tasks(), Evaluation::answer, 1);
          }
        }
      }
      if (settings.baseline()) {
        Baselines.of(backend, settings).ifPresent(this::runBaseline);
      }
      return !Thread.currentThread().isInterrupted();
    } catch (CancellationException e) {
      return false;
    }
  }

  private void runBaseline(TextBaseline reader) {
    try (reader) {
      readAll(reader, questions(), EvalReader.Opened::ask, BASELINE_SHARE);
    }
  }

  private List<EvalTask> questions() {
    return settings.tasks().stream().filter(task -> !task.transcribes()).toList();
  }

  private double work(EvalTask task) {
    int documents = Math.min(settings.documents(), task.documents());
    return task.documents() < Integer.MAX_VALUE
        ? documents * 10_000.0
        : documents * settings.lengths().stream().mapToDouble(Integer::doubleValue).sum();
  }

  private static EvalReader.Reply answer(EvalReader.Transcribable document, EvalQuestion question) {
    return question == null ? document.transcribe() : document.ask(question);
  }

  private <D extends EvalReader.Opened> void readAll(
      EvalReader<D> reader,
      List<EvalTask> tasks,
      BiFunction<D, EvalQuestion, EvalReader.Reply> answers,
      double share) {
    for (EvalTask task : tasks) {
      boolean given = task.documents() < Integer.MAX_VALUE;
      int documents = Math.min(settings.documents(), task.documents());
      for (int length : given ? List.of(0) : settings.lengths()) {
        for (int i = 0; i < documents; i++) {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
          }
          String design = reader.dpi() > 0 ? reader.preset() + " " + reader.dpi() + " dpi" : "text";
          progress.at(design + ", " + task.name(), done / total);
          Random random = new Random(mix(task.name(), length, i));
          read(reader, task, length, i, task.document(i, length, random), answers);
          done += share * (given ? 10_000 : length);
        }
      }
    }
  }

  private long mix(String task, int length, int index) {
    return ((settings.seed() * 31 + task.hashCode()) * 1_000_003 + length) * 1_000_003 + index;
  }

  private <D extends EvalReader.Opened> void read(
      EvalReader<D> reader,
      EvalTask task,
      int length,
      int index,
      EvalDocument document,
      BiFunction<D, EvalQuestion, EvalReader.Reply> answers) {
    List<EvalQuestion> questions = new ArrayList<>(document.questions());
    if (task.transcribes()) {
      questions.add(null);
    }
    D opened;
    try {
      opened = reader.open(document.text());
    } catch (GlyphException e) {
      for (EvalQuestion question : questions) {
        results.accept(failed(reader, task, length, index, question, null, e));
      }
      return;
    }
    try (opened) {
      for (EvalQuestion question : questions) {
        EvalRecord result;
        try {
          EvalReader.Reply reply = answers.apply(opened, question);
          if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
          }
          result = answered(reader, task, length, index, question, opened, reply, document.text());
        } catch (GlyphException e) {
          result = failed(reader, task, length, index, question, opened, e);
        }
        results.accept(result);
      }
    }
  }

  private static EvalRecord answered(
      EvalReader<?> reader,
      EvalTask task,
      int length,
      int index,
      EvalQuestion question,
      EvalReader.Opened opened,
      EvalReader.Reply reply,
      String text) {
    Map<String, Double> scores =
        question == null ? transcribed(reply.answer(), text) : scores(question, reply);
    return record(reader, task, length, index, question, opened, reply, scores);
  }

  private static EvalRecord failed(
      EvalReader<?> reader,
      EvalTask task,
      int length,
      int index,
      EvalQuestion question,
      EvalReader.Opened opened,
      GlyphException error) {
    EvalReader.Reply reply =
        new EvalReader.Reply(
            "", "", error.getClass().getSimpleName() + ": " + error.getMessage(), 0, 0);
    return record(reader, task, length, index, question, opened, reply, Map.of());
  }

  private static EvalRecord record(
      EvalReader<?> reader,
      EvalTask task,
      int length,
      int index,
      EvalQuestion question,
      EvalReader.Opened opened,
      EvalReader.Reply reply,
      Map<String, Double> scores) {
    BackendInfo info = reader.info();
    return new EvalRecord(
        reader.kind(),
        info.name(),
        info.model(),
        reader.preset(),
        reader.dpi(),
        task.name(),
        task.score(),
        length,
        index,
        question == null ? "" : question.text(),
        question == null ? List.of() : question.answers(),
        reply.answer(),
        reply.finishReason(),
        scores,
        opened == null ? 0 : opened.pages(),
        opened == null ? 0 : opened.visualTokens(),
        opened == null ? 0 : opened.textTokens(),
        reply.readMs(),
        reply.answerMs());
  }

  private static Map<String, Double> scores(EvalQuestion question, EvalReader.Reply reply) {
    List<String> answers = question.answers();
    Map<String, Double> scores = new LinkedHashMap<>();
    if (question.all()) {
      scores.put("recall", Metrics.recall(reply.everything(), answers));
      scores.put("contains", Metrics.recall(reply.everything(), answers) == 1 ? 1.0 : 0.0);
    } else {
      scores.put("contains", Metrics.contains(reply.answer(), answers));
      scores.put("containsInQuotes", Metrics.contains(reply.everything(), answers));
      scores.put("rougeL", Metrics.rougeL(reply.answer(), answers));
    }
    List<String> whole = question.all() ? List.of(String.join(" ", answers)) : answers;
    scores.put("exactMatch", Metrics.exactMatch(reply.answer(), whole));
    scores.put("f1", Metrics.f1(reply.answer(), whole));
    return scores;
  }

  private static Map<String, Double> transcribed(String read, String text) {
    double rate = Metrics.characterErrorRate(read, text);
    return Map.of("cer", rate, "accuracy", Math.max(0, 1 - rate));
  }
}
