package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.Test;

/** What a library must not do behind its user's back. */
class HouseRulesTest extends EngineTest {

  private void useEverything() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(TestReader.scan("s", "scan"), Source.text("some text"))) {
      document.ask("What?").highlightedPages();
      document.append(" and more");
      document.ask("What?");
      document.transcribe();
      document.stats();
      document.pages().forEach(Page::png);
      document.save(folder.resolve("saved"));
      engine.open(folder.resolve("saved")).text();
    }
  }

  @Test
  @SuppressWarnings("deprecation") // the only way to see a socket before it is made
  void noSocketIsOpened() throws IOException {
    AtomicInteger sockets = new AtomicInteger();
    Socket.setSocketImplFactory(
        () -> {
          sockets.incrementAndGet();
          throw new UnsupportedOperationException("no sockets here");
        });
    useEverything();
    assertThat(sockets).hasValue(0);
    assertThatThrownBy(() -> new Socket("127.0.0.1", 9).close())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noThreadOutlivesTheEngine() {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    useEverything();
    Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
    after.removeAll(before);
    assertThat(after).filteredOn(thread -> !thread.getName().startsWith("Java2D")).isEmpty();
  }
}
