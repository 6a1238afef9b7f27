package org.glyphreader.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.Box;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;

/** Reads the bytes that {@link TestReader} hides in pixels. */
public final class PixelRecognizer implements TextRecognizerProvider, TextRecognizer {

  /** Pages read since the start of the process. */
  public static final AtomicInteger READ = new AtomicInteger();

  /** Run before each page. */
  public static volatile Runnable onPage = () -> {};

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public TextRecognizer open() {
    return this;
  }

  @Override
  public List<RecognizedLine> recognize(Pixels page, WorkMonitor monitor) {
    onPage.run();
    monitor.check();
    READ.incrementAndGet();
    ByteBuffer bytes = page.bytes();
    int length = 0;
    while (length < bytes.limit() && bytes.get(length) != 0) {
      length++;
    }
    byte[] text = new byte[length];
    bytes.get(text);
    List<RecognizedLine> lines = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n")) {
      lines.add(new RecognizedLine(line, new Box(0, 14 * lines.size(), 400, 14), 0.97));
    }
    return lines;
  }

  @Override
  public void close() {}
}
