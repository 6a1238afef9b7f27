package org.glyphreader.optical.vision;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * Reads lines whose place is known with the recognition network of PP-OCRv4: 6,623 Chinese and
 * Latin characters. Safe for use by several threads; owns native memory until {@link #close()}.
 *
 * <p>A line is cut into pieces at white columns. A piece goes through the network alone: a batch
 * would need white behind its shorter pieces, which costs time and legibility. So the work is
 * shared out line by line; the network's operators are too small to share.
 */
public final class TextLineRecognizer implements AutoCloseable {

  private static final String MODEL = "models/ch_PP-OCRv4_rec_infer.onnx";
  private static final String KEYS = "models/ppocr_keys_v1.txt";

  /** Height of the network's input, px. */
  private static final int HEIGHT = 48;

  /**
   * How much narrower than it is the network sees type. Less than this loses narrow letters, more
   * costs time and gains nothing.
   */
  private static final double WIDTH_FACTOR = 0.75;

  private static final int WIDTH_STEP = 8;
  private static final int LEAST_WIDTH = 16;

  /**
   * White behind a piece, px of the network's input: without it what stands at the very end is read
   * less surely.
   */
  private static final int MARGIN = 16;

  private final OnnxSession session;
  private final String output;
  private final CtcDecoder decoder;

  private TextLineRecognizer(OnnxSession session, CtcDecoder decoder) {
    this.session = session;
    this.output = session.outputs().get(0).name();
    this.decoder = decoder;
  }

  /**
   * Loads the network from the class path.
   *
   * @return a recogniser, the caller's to close
   * @throws org.glyphreader.BackendUnavailableException if the jar with the network is missing
   * @throws org.glyphreader.onnxruntime.OnnxRuntimeException if ONNX Runtime cannot be used
   */
  public static TextLineRecognizer load() {
    List<String> keys = ModelResource.lines(KEYS);
    String[] classes = new String[keys.size() + 2];
    classes[0] = "";
    for (int i = 0; i < keys.size(); i++) {
      classes[i + 1] = keys.get(i);
    }
    classes[classes.length - 1] = " ";
    OnnxSessionOptions options =
        OnnxSessionOptions.builder().threads(1).memoryPattern(false).build();
    return new TextLineRecognizer(
        OnnxSession.open(
            "PP-OCRv4 recognition", ActivationFusion.apply(ModelResource.bytes(MODEL)), options),
        new CtcDecoder(classes, WordList.load()));
  }

  /**
   * Reads strips, on all cores. At the end of a line the next one, if it is the next strip, tells
   * commas from full stops.
   *
   * @param strips where the lines are
   * @param monitor follows the work and may end it
   * @return what was read, one for each strip and in their order, with the strip's box; without ink
   *     the text is empty and the legibility 0. The legibility is the mean probability of the
   *     characters
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   * @throws IllegalStateException if the recogniser is closed
   */
  public List<RecognizedLine> recognize(List<TextStrip> strips, WorkMonitor monitor) {
    Thread asking = Thread.currentThread();
    AtomicBoolean ended = new AtomicBoolean();
    List<LineText> lines =
        strips.parallelStream()
            .map(
                strip -> {
                  if (Thread.currentThread() == asking) {
                    check(monitor, ended);
                  }
                  return ended.get() ? new LineText() : read(strip);
                })
            .toList();
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> {
              LineText line = lines.get(i);
              line.tellTwins(goesOn(strips, i) ? lines.get(i + 1).first() : 0);
              return new RecognizedLine(line.text(), strips.get(i).box(), line.legibility());
            })
        .toList();
  }

  /** Whether the next strip is the next line: on the same page, and at once below. */
  private static boolean goesOn(List<TextStrip> strips, int i) {
    if (i + 1 == strips.size()) {
      return false;
    }
    TextStrip line = strips.get(i);
    TextStrip next = strips.get(i + 1);
    return next.page() == line.page()
        && next.y() > line.y()
        && next.y() < line.y() + 2 * line.height();
  }

  /** Asks on the asker's thread, as a monitor wants it; the other threads see {@code ended}. */
  private static void check(WorkMonitor monitor, AtomicBoolean ended) {
    try {
      monitor.check();
    } catch (RuntimeException e) {
      ended.set(true);
      throw e;
    }
  }

  private LineText read(TextStrip strip) {
    LineText text = new LineText();
    for (StripSegment piece : StripSegment.cut(strip, StripImage.of(strip))) {
      text.add(read(strip, piece), piece.gap());
    }
    return text;
  }

  private List<ReadCharacter> read(TextStrip strip, StripSegment piece) {
    int length = piece.to() - piece.from();
    int inked = Math.max(1, (int) Math.round(length * HEIGHT / strip.height() * WIDTH_FACTOR));
    int width = (Math.max(LEAST_WIDTH, inked + MARGIN) + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    StripImage image = piece.image();
    float[] grey =
        Resampler.resize(
            image.values,
            image.width,
            image.height,
            piece.from(),
            image.top,
            length,
            strip.height(),
            inked,
            HEIGHT);
    try (OnnxTensor input = OnnxTensor.allocate(ElementType.FLOAT32, 1, 3, HEIGHT, width)) {
      fill(input.floats(), grey, inked, width);
      try (OnnxTensor scores = session.run(Map.of("x", input), List.of(output)).get(output)) {
        return decoder.decode(scores.floats(), (int) scores.shape()[1]);
      }
    }
  }

  /** Writes grey values as three equal channels from −1 (black) to 1 (white). */
  private static void fill(FloatBuffer input, float[] grey, int inked, int width) {
    float[] plane = new float[HEIGHT * width];
    Arrays.fill(plane, 1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < inked; x++) {
        plane[y * width + x] = grey[y * inked + x] / 127.5f - 1;
      }
    }
    input.put(plane).put(plane).put(plane);
  }

  /** Frees the network, once no call uses it. Idempotent. */
  @Override
  public void close() {
    session.close();
  }
}
