package org.glyphreader.optical.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.WorkMonitor;

/**
 * A page of the reference renderer: 9 pt type at 72 dpi, first baseline at 25 px, one line every 10
 * px, some of them empty.
 */
record GoldenPage(BufferedImage image, List<String> lines) {

  static final WorkMonitor PATIENT =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Optional.empty();
        }
      };

  private static final double FIRST_BASELINE = 25;
  private static final double PITCH = 10;
  private static final double FONT_SIZE = 9;

  static GoldenPage load(String name) {
    try (InputStream png = open(name + ".png");
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(open(name + ".txt"), StandardCharsets.UTF_8))) {
      return new GoldenPage(ImageIO.read(png), text.lines().toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(GoldenPage.class.getResourceAsStream(file), file);
  }

  Pixels pixels() {
    return Pixels.of(image).grey();
  }

  /** As a model for GLM-4.1V pages sees it. */
  Pixels resized() {
    var size = VisualTokenizer.glm4v().resize(image.getWidth(), image.getHeight());
    return resized(size.width(), size.height());
  }

  private Pixels resized(int width, int height) {
    Pixels page = pixels();
    float[] values = new float[page.width() * page.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = page.bytes().get(i) & 0xFF;
    }
    float[] smaller =
        Resampler.resize(
            values, page.width(), page.height(), 0, 0, page.width(), page.height(), width, height);
    byte[] bytes = new byte[smaller.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(smaller[i]);
    }
    return Pixels.wrap(width, height, 1, bytes);
  }

  /** The strips of the lines on {@code page}, which may be of another size. */
  List<TextStrip> strips(Pixels page) {
    Pixels original = pixels();
    double scale = (double) page.height() / original.height();
    List<TextStrip> strips = new ArrayList<>();
    for (int i = 0; strips.size() < lines.size(); i++) {
      double baseline = FIRST_BASELINE + i * PITCH;
      if (hasInk(original, (int) baseline)) {
        strips.add(
            TextStrip.onBaseline(page, 0, page.width(), baseline * scale, FONT_SIZE * scale));
      }
    }
    return strips;
  }

  private static boolean hasInk(Pixels page, int baseline) {
    for (int y = baseline - 5; y < Math.min(page.height(), baseline); y++) {
      for (int x = 0; x < page.width(); x++) {
        if (page.get(x, y, 0) < 190) {
          return true;
        }
      }
    }
    return false;
  }

  /** The upper part of the page with its lines, as a scanner at twice the resolution sees it. */
  static Pixels scan(GoldenPage page, int rows, double degrees, double noise) {
    BufferedImage part = page.image.getSubimage(0, 0, page.image.getWidth(), rows);
    int width = 2 * part.getWidth() + 60;
    int height = 2 * rows + 60;
    BufferedImage scan = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = scan.createGraphics();
    graphics.setColor(new Color(235, 235, 235));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    AffineTransform place = new AffineTransform();
    place.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
    place.translate(30, 30);
    place.scale(2, 2);
    graphics.drawImage(part, place, null);
    graphics.dispose();
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = scan.getRaster().getSample(x, y, 0) + noise * random.nextGaussian();
        scan.getRaster().setSample(x, y, 0, (int) Math.max(0, Math.min(255, value)));
      }
    }
    return Pixels.of(scan);
  }
}
