package org.glyphreader.testkit;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.glyphreader.GlyphEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The stage of every test of the engine: a fresh script, all test providers, some threads. */
public abstract class EngineTest {

  @TempDir protected Path folder;

  protected Script script;
  protected ClassLoader loader;
  protected final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  protected void setTheStage() {
    script = Script.start();
    PixelRecognizer.onPage = () -> {};
    loader = TestServices.complete(folder.resolve("services"));
  }

  @AfterEach
  protected void clearTheStage() throws InterruptedException {
    threads.shutdownNow();
    if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
      throw new AssertionError("A thread of the test does not end");
    }
  }

  protected GlyphEngine.Builder builder() {
    return GlyphEngine.builder().classLoader(loader);
  }

  /** A text that fills that many pages of {@link GridRenderer}, each line different. */
  protected static String pages(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count * GridRenderer.ROWS; i++) {
      text.append("line ").append(i).append(" speaks of thing").append(i).append('\n');
    }
    return text.toString();
  }

  protected static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Nothing happened for 20 s");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
