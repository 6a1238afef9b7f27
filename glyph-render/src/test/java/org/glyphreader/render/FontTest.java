package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.GlyphException;
import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Fonts are bundled or files, never the machine's")
class FontTest {

  @TempDir Path folder;

  private static byte[] sans() throws IOException {
    try (InputStream in = new DejaVuFontProvider().open("dejavu-sans")) {
      return in.readAllBytes();
    }
  }

  private static RenderConfig font(Path file) {
    return Setup.small().fontPath(file.toString()).build();
  }

  @Test
  void aFontFileGivesTheSamePagesAsTheBundledFont() throws IOException {
    Path file = Files.write(folder.resolve("mine.ttf"), sans());
    Layout own = Setup.layout("Hamburgefonts", font(file));
    Layout bundled = Setup.layout("Hamburgefonts", Setup.small().build());
    assertThat(own.pages().get(0).paint().bytes())
        .isEqualTo(bundled.pages().get(0).paint().bytes());
  }

  @Test
  void aChangedFontFileIsReadAnew() throws IOException {
    Path file = Files.write(folder.resolve("mine.ttf"), sans());
    int before = Setup.layout("iiii", font(file)).pages().get(0).width();
    try (InputStream in = new DejaVuFontProvider().open("dejavu-sans-mono")) {
      Files.write(file, in.readAllBytes());
    }
    assertThat(Setup.layout("iiii", font(file)).pages().get(0).width()).isGreaterThan(before);
  }

  @Test
  void aMissingFontIsNamedTogetherWithTheOption() {
    assertThatThrownBy(() -> Setup.layout("x", font(folder.resolve("absent.ttf"))))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("absent.ttf")
        .hasMessageContaining("--font");
    RenderConfig unknown = Setup.small().fontPath("builtin:comic").build();
    assertThatThrownBy(() -> Setup.layout("x", unknown))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("No font \"builtin:comic\"; bundled are builtin:dejavu-sans, ")
        .hasMessageContaining("--font");
  }

  @Test
  void whereNotoIsNotOnTheClassPathTheMessageNamesItsArtifact() {
    RenderConfig noto = Setup.small().fontPath("builtin:noto-sans-sc").build();
    List<FontProvider> dejaVuOnly = List.of(new DejaVuFontProvider());
    assertThatThrownBy(() -> new FlowRenderer().layout(Flow.plain("x"), noto, dejaVuOnly))
        .hasMessageContaining("org.glyphreader:glyph-fonts-cjk");
  }

  @Test
  void aBrokenFontFileIsRefusedWhateverIsWrongWithIt() throws IOException {
    byte[] sound = sans();
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      byte[] broken = Arrays.copyOf(sound, i % 2 == 0 ? sound.length : random.nextInt(4000));
      for (int k = 0; k < 40 && broken.length > 0; k++) {
        broken[random.nextInt(Math.min(broken.length, 60_000))] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("broken" + i + ".ttf"), broken);
      try {
        Setup.layout("Hamburg", font(file)).pages().get(0).paint();
      } catch (GlyphException e) {
        assertThat(e).hasMessageContaining("broken" + i + ".ttf");
      }
    }
  }

  @Test
  void whatIsNoFontIsRefusedByName() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
    byte[] text = "This is no font.".repeat(50).getBytes(StandardCharsets.US_ASCII);
    for (byte[] other : List.of(new byte[0], new byte[1], png, text, new byte[5000])) {
      Path file = Files.write(folder.resolve("other.ttf"), other);
      assertThatThrownBy(() -> Setup.layout("x", font(file)))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessageContaining("other.ttf");
    }
  }

  @Test
  void inkEndsWhereTheHeadersOfGlyphsSay() {
    for (String name : List.of("dejavu-sans", "dejavu-sans-mono", "noto-sans-sc")) {
      FontFace face = FontStack.of("builtin:" + name, Setup.FONTS).main();
      for (int c = ' '; c < 0x3100; c++) {
        Rectangle2D outline = face.outline(face.glyph(c)).getBounds2D();
        if (!outline.isEmpty()) {
          assertThat(face.right(face.glyph(c)))
              .as("%s %x", name, c)
              .isGreaterThanOrEqualTo(outline.getMaxX() - 1);
        }
      }
    }
  }

  @Test
  void whatTheFontLacksIsDrawnInTheNextFontThatHasIt() {
    Layout layout = Setup.layout("汉字 Ω", Setup.small().build());
    assertThat(layout.replacedCharacters()).isZero();
    assertThat(layout.pages().get(0).paint().bytes())
        .isNotEqualTo(
            Setup.layout("\uE000\uE001 Ω", Setup.small().build()).pages().get(0).paint().bytes());
  }

  @Test
  void whatNoFontHasIsABoxAndCounted() {
    List<FontProvider> fonts = List.of(new DejaVuFontProvider());
    Layout layout =
        new FlowRenderer().layout(Flow.plain("a汉b字\uD800"), Setup.small().build(), fonts);
    assertThat(layout.replacedCharacters()).isEqualTo(3);
    Layout boxes = new FlowRenderer().layout(Flow.plain("汉"), Setup.small().build(), fonts);
    var pixels = boxes.pages().get(0).paint();
    boolean ink = false;
    for (int x = 0; x < pixels.width(); x++) {
      ink |= pixels.get(x, 10 + 6 + 9 - 3, 0) < 128;
    }
    assertThat(ink).isTrue();
  }

  @Test
  void aProviderWithoutItsFileIsNamed() {
    FontProvider broken =
        new FontProvider() {
          @Override
          public List<String> names() {
            return List.of("hollow");
          }

          @Override
          public int priority() {
            return 1;
          }

          @Override
          public InputStream open(String name) {
            return null;
          }
        };
    RenderConfig config = Setup.small().fontPath("builtin:hollow").build();
    assertThatThrownBy(() -> new FlowRenderer().layout(Flow.plain("x"), config, List.of(broken)))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("builtin:hollow");
  }
}
