package org.glyphreader.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.Usage;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.WorkMonitor;

/** What a {@link ScriptedBackend} does, and what was asked of it. */
public final class Script {

  /** Answers a prompt. */
  public interface Answering {
    Generation answer(Prompt prompt, AnswerSink sink, List<Page> pages);
  }

  public Optional<ModelDescription> model = Optional.empty();
  public int sessionBytes;
  public Runnable onOpen = () -> {};
  public Consumer<WorkMonitor> onRead = monitor -> {};
  public Consumer<WorkMonitor> onReplace = monitor -> {};
  public Answering onAnswer = (prompt, sink, pages) -> says("An answer.");
  public Runnable onCloseSession = () -> {};
  public Runnable onCloseBackend = () -> {};

  /** Everything that happened, in order. */
  public final List<String> log = new CopyOnWriteArrayList<>();

  /** Sessions that are open. */
  public final AtomicInteger live = new AtomicInteger();

  /** Backends that were opened and closed. */
  public final AtomicInteger opened = new AtomicInteger();

  public final AtomicInteger closed = new AtomicInteger();

  /** A script that is played from now on. */
  public static Script start() {
    Script script = new Script();
    ScriptedBackend.script = script;
    return script;
  }

  public Script withWindow(long tokens) {
    model =
        Optional.of(new ModelDescription("tiny", VisualTokenizer.glm4v(), OptionalLong.of(tokens)));
    return this;
  }

  public Script answering(Answering answering) {
    onAnswer = answering;
    return this;
  }

  /** Streams words until told to stop. */
  public static Generation stream(AnswerSink sink, String... pieces) {
    StringBuilder text = new StringBuilder();
    for (String piece : pieces) {
      Optional<FinishReason> stop = sink.stop();
      if (stop.isPresent()) {
        return new Generation(text.toString(), "", List.of(), usage(), stop.get());
      }
      sink.text(piece);
      text.append(piece);
    }
    return says(text.toString());
  }

  public static Generation says(String text, Citation... citations) {
    return new Generation(text, "", Arrays.asList(citations), usage(), FinishReason.STOP);
  }

  public static Citation cites(int page, int start, int end, double score) {
    return new Citation(page, 0, 0, start, end, score, OptionalDouble.empty(), Optional.empty());
  }

  public static Usage usage() {
    return new Usage(1, 70, 10, 3);
  }
}
