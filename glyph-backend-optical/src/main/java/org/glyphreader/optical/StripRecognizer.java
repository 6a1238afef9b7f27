package org.glyphreader.optical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.spi.WorkMonitor;

/**
 * Reads strips of a page whose place is known with the recognition model of PP-OCRv3. Safe for use
 * by several threads.
 */
final class StripRecognizer implements AutoCloseable {

  private static final String MODEL = "models/ch_PP-OCRv3_rec_infer.onnx";
  private static final int BATCH = 8;

  private final OnnxSession session;
  private final String output;
  private final String[] characters;

  private StripRecognizer(OnnxSession session, String[] characters) {
    this.session = session;
    this.output = session.outputs().get(0).name();
    this.characters = characters;
  }

  static StripRecognizer load() {
    try (InputStream onnx = resource(MODEL);
        BufferedReader keys =
            new BufferedReader(
                new InputStreamReader(
                    resource("models/ppocr_keys_v1.txt"), StandardCharsets.UTF_8))) {
      List<String> characters = new ArrayList<>();
      characters.add("");
      keys.lines().forEach(characters::add);
      characters.add(" ");
      OnnxSessionOptions options = OnnxSessionOptions.builder().memoryPattern(false).build();
      return new StripRecognizer(
          OnnxSession.open(MODEL, onnx, options), characters.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String file) {
    InputStream in = StripRecognizer.class.getResourceAsStream("/" + file);
    if (in == null) {
      throw new BackendUnavailableException(
          file + " is not on the class path; add org.glyphreader:glyph-backend-optical");
    }
    return in;
  }

  /** Reads strips, in their order. */
  List<PixelReader.Reading> read(List<PixelReader.Strip> strips, WorkMonitor monitor) {
    List<StripSegment> segments = new ArrayList<>();
    for (int i = 0; i < strips.size(); i++) {
      segments.addAll(StripSegment.cut(i, strips.get(i)));
    }
    Integer[] order = new Integer[segments.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> segments.get(i).width()));
    PixelReader.Reading[] read = new PixelReader.Reading[order.length];
    for (int at = 0; at < order.length; at += BATCH) {
      monitor.check();
      readBatch(segments, Arrays.copyOfRange(order, at, Math.min(order.length, at + BATCH)), read);
    }
    return join(strips.size(), segments, read);
  }

  private void readBatch(
      List<StripSegment> segments, Integer[] numbers, PixelReader.Reading[] read) {
    int width = 32;
    for (int number : numbers) {
      width = Math.max(width, (segments.get(number).width() + 31) / 32 * 32);
    }
    long[] shape = {numbers.length, 3, StripSegment.HEIGHT, width};
    try (OnnxTensor tensor = OnnxTensor.allocate(ElementType.FLOAT32, shape)) {
      FloatBuffer values = tensor.floats();
      for (int i = 0; i < numbers.length; i++) {
        segments.get(numbers[i]).paint(values, i, width);
      }
      try (OnnxTensor result = session.run(Map.of("x", tensor), List.of(output)).get(output)) {
        int steps = (int) result.shape()[1];
        int classes = (int) result.shape()[2];
        FloatBuffer scores = result.floats();
        for (int i = 0; i < numbers.length; i++) {
          read[numbers[i]] = decode(scores, i * steps, steps, classes);
        }
      }
    }
  }

  private PixelReader.Reading decode(FloatBuffer scores, int first, int steps, int classes) {
    StringBuilder text = new StringBuilder();
    float[] row = new float[classes];
    double sum = 0;
    int count = 0;
    int last = 0;
    for (int t = 0; t < steps; t++) {
      scores.get((first + t) * classes, row);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = row[c] > row[best] ? c : best;
      }
      if (best != 0 && best != last) {
        text.append(characters[best]);
        sum += row[best];
        count++;
      }
      last = best;
    }
    return new PixelReader.Reading(text.toString(), count == 0 ? 0 : sum / count);
  }

  private static List<PixelReader.Reading> join(
      int strips, List<StripSegment> segments, PixelReader.Reading[] read) {
    StringBuilder[] texts = new StringBuilder[strips];
    double[] sums = new double[strips];
    Arrays.setAll(texts, i -> new StringBuilder());
    for (int i = 0; i < read.length; i++) {
      StripSegment segment = segments.get(i);
      StringBuilder text = texts[segment.strip()];
      if (segment.blankBefore() && !text.isEmpty()) {
        text.append(' ');
      }
      text.append(read[i].text());
      sums[segment.strip()] += read[i].confidence() * read[i].text().length();
    }
    List<PixelReader.Reading> readings = new ArrayList<>();
    for (int i = 0; i < strips; i++) {
      double confidence = texts[i].isEmpty() ? 0 : Math.min(1, sums[i] / texts[i].length());
      readings.add(new PixelReader.Reading(texts[i].toString(), confidence));
    }
    return readings;
  }

  @Override
  public void close() {
    session.close();
  }
}
