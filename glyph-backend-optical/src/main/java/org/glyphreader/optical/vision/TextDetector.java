package org.glyphreader.optical.vision;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.glyphreader.Pixels;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.spi.WorkMonitor;

/**
 * Finds the lines of text on a page without a text layer with the detection network of PP-OCRv3.
 * Safe for use by several threads; owns native memory until {@link #close()}.
 *
 * <p>The network tells for every pixel whether it is amid text (differentiable binarization, Liao
 * et al. 2020); what hangs together is a word or a line. Small type is enlarged first. The page
 * goes through the network in overlapping tiles, so memory does not grow with it but for one byte
 * per enlarged pixel.
 */
public final class TextDetector implements AutoCloseable {

  private static final String MODEL = "models/ch_PP-OCRv3_det_infer.onnx";
  private static final int MOST_THREADS = 4;

  /** Side of a tile, px; a multiple of 32, as the network wants. */
  private static final int TILE = 960;

  /** What two tiles share on each side, px. */
  private static final int OVERLAP = 64;

  /** Type lower than this, px, is enlarged to about it. */
  private static final double WANTED_HEIGHT = 18;

  private static final int LARGEST_SCALE = 3;
  private static final long MOST_PIXELS = 100_000_000;

  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final OnnxSession session;
  private final String input;
  private final String output;

  private TextDetector(OnnxSession session) {
    this.session = session;
    this.input = session.inputs().get(0).name();
    this.output = session.outputs().get(0).name();
  }

  /**
   * Loads the network from the class path.
   *
   * @return a detector, the caller's to close
   * @throws org.glyphreader.BackendUnavailableException if the jar with the network is missing
   * @throws org.glyphreader.onnxruntime.OnnxRuntimeException if ONNX Runtime cannot be used
   */
  public static TextDetector load() {
    OnnxSessionOptions options =
        OnnxSessionOptions.builder()
            .threads(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()))
            .memoryPattern(false)
            .cpuMemory(OnnxSessionOptions.CpuMemory.SHRINKING_ARENA)
            .build();
    return new TextDetector(
        OnnxSession.open("PP-OCRv3 detection", ModelResource.bytes(MODEL), options));
  }

  /**
   * Finds the lines of a page.
   *
   * @param page its pixels
   * @param monitor follows the work and may end it
   * @return strips in reading order: columns from the left, lines from the top; none on a page
   *     without text
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   * @throws IllegalStateException if the detector is closed
   */
  public List<TextStrip> detect(Pixels page, WorkMonitor monitor) {
    Pixels grey = page.grey();
    InkMap ink = InkMap.of(grey);
    int type = ink.typeHeight();
    if (type == 0) {
      return List.of();
    }
    int scale = scale(grey, type);
    TextMap map = new TextMap(grey.width() * scale, grey.height() * scale);
    int step = TILE - 2 * OVERLAP;
    for (int y = 0; y < map.height(); y += step) {
      for (int x = 0; x < map.width(); x += step) {
        monitor.check();
        int left = Math.max(0, x - OVERLAP);
        int top = Math.max(0, y - OVERLAP);
        int right = Math.min(map.width(), x + step + OVERLAP);
        int bottom = Math.min(map.height(), y + step + OVERLAP);
        if (ink.hasInk(left / scale, top / scale, right / scale, bottom / scale)) {
          tile(grey, scale, map, left, top, right, bottom, x, y, step);
        }
      }
    }
    return ReadingOrder.sort(LineMerger.merge(map.blobs(), page, scale));
  }

  private static int scale(Pixels grey, int typeHeight) {
    int scale = 1;
    while (scale < LARGEST_SCALE
        && typeHeight * (scale + 0.5) < WANTED_HEIGHT
        && (long) grey.width() * grey.height() * (scale + 1) * (scale + 1) <= MOST_PIXELS) {
      scale++;
    }
    return scale;
  }

  private void tile(
      Pixels grey,
      int scale,
      TextMap map,
      int left,
      int top,
      int right,
      int bottom,
      int x,
      int y,
      int step) {
    int width = (right - left + 31) / 32 * 32;
    int height = (bottom - top + 31) / 32 * 32;
    float[] pixels = enlarge(grey, scale, left, top, width, height);
    try (OnnxTensor image = OnnxTensor.allocate(ElementType.FLOAT32, 1, 3, height, width)) {
      FloatBuffer values = image.floats();
      float[] plane = new float[pixels.length];
      for (int c = 0; c < MEAN.length; c++) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (pixels[i] / 255 - MEAN[c]) / DEVIATION[c];
        }
        values.put(plane);
      }
      try (OnnxTensor text = session.run(Map.of(input, image), List.of(output)).get(output)) {
        FloatBuffer scores = text.floats();
        for (int row = y; row < Math.min(map.height(), y + step); row++) {
          for (int column = x; column < Math.min(map.width(), x + step); column++) {
            map.set(column, row, scores.get((row - top) * width + column - left));
          }
        }
      }
    }
  }

  /** Part of the enlarged page; the page's edge goes on beyond it. */
  private static float[] enlarge(Pixels grey, int scale, int left, int top, int width, int height) {
    int margin = 3;
    int x0 = left / scale - margin;
    int y0 = top / scale - margin;
    int w = width / scale + 2 * margin + 2;
    int h = height / scale + 2 * margin + 2;
    float[] part = new float[w * h];
    for (int y = 0; y < h; y++) {
      int row = Math.max(0, Math.min(grey.height() - 1, y0 + y));
      for (int x = 0; x < w; x++) {
        part[y * w + x] = grey.get(Math.max(0, Math.min(grey.width() - 1, x0 + x)), row, 0);
      }
    }
    return Resampler.resize(
        part,
        w,
        h,
        (double) left / scale - x0,
        (double) top / scale - y0,
        (double) width / scale,
        (double) height / scale,
        width,
        height);
  }

  /** Frees the network, once no call uses it. Idempotent. */
  @Override
  public void close() {
    session.close();
  }
}
