package org.glyphreader.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.Page;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Probe;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.WorkMonitor;

/** A backend that does what the running test's {@link Script} says. */
public final class ScriptedBackend implements BackendProvider {

  /** The script of the test that runs. */
  public static volatile Script script = new Script();

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public int priority() {
    return 5;
  }

  @Override
  public Set<String> options() {
    return Set.of("mode");
  }

  @Override
  public boolean supports(Path modelDir) {
    return Files.exists(modelDir.resolve("scripted.json"));
  }

  @Override
  public Optional<ModelDescription> describe(Optional<Path> modelDir) {
    return script.model;
  }

  @Override
  public Probe probe(BackendSettings settings) {
    return Probe.available("it always can");
  }

  @Override
  public Backend open(BackendSettings settings) {
    Script played = script;
    played.onOpen.run();
    played.opened.incrementAndGet();
    return new Backend() {
      private boolean closed;

      @Override
      public BackendInfo info() {
        return new BackendInfo("scripted", "a script", "cpu");
      }

      @Override
      public ReadingSession read(List<Page> pages, WorkMonitor monitor) {
        played.log.add("read " + pages.size());
        played.onRead.accept(monitor);
        played.live.incrementAndGet();
        return new Session(played, pages);
      }

      @Override
      public synchronized void close() {
        if (!closed) {
          closed = true;
          played.log.add("close backend");
          played.closed.incrementAndGet();
          played.onCloseBackend.run();
        }
      }
    };
  }

  private static final class Session implements ReadingSession {
    private final Script played;
    private final byte[] weight;
    private List<Page> pages;
    private boolean closed;

    Session(Script played, List<Page> pages) {
      this.played = played;
      this.pages = pages;
      this.weight = new byte[played.sessionBytes];
    }

    @Override
    public Generation answer(Prompt prompt, AnswerSink sink) {
      if (closed || weight.length != played.sessionBytes) {
        throw new IllegalStateException("The session is closed");
      }
      played.log.add("answer " + prompt.question());
      return played.onAnswer.answer(prompt, sink, pages);
    }

    @Override
    public void replaceFrom(int page, List<Page> all, WorkMonitor monitor) {
      played.log.add("replace from " + page + " of " + all.size());
      played.onReplace.accept(monitor);
      pages = all;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        played.live.decrementAndGet();
        played.log.add("close session");
        played.onCloseSession.run();
      }
    }
  }
}
