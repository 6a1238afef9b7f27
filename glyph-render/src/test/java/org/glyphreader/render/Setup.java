package org.glyphreader.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glyphreader.Line;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.fonts.cjk.NotoFontProvider;
import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** What many tests need. */
public final class Setup {

  /** All bundled fonts. */
  public static final List<FontProvider> FONTS =
      List.of(new DejaVuFontProvider(), new NotoFontProvider());

  private Setup() {}

  /** Lays out plain text. */
  public static Layout layout(String text, RenderConfig config) {
    return new FlowRenderer().layout(Flow.plain(text), config, FONTS);
  }

  /** Lays out source code. */
  public static Layout layoutCode(String text, RenderConfig config) {
    Block block = new Block(Block.Kind.CODE, 0, text.length(), List.of());
    return new FlowRenderer().layout(new Flow(text, List.of(block)), config, FONTS);
  }

  /** A page of 200 × 200 pt with 9/10 DejaVu Sans, flush left, cropped. */
  public static RenderConfig.Builder small() {
    return RenderConfig.builder()
        .pageSize(new PageSize(200, 200))
        .marginX(10)
        .marginY(10)
        .fontSize(9)
        .lineHeight(10)
        .alignment(RenderConfig.Alignment.LEFT)
        .autoCropWidth(true)
        .autoCropLastPage(true);
  }

  /** The text layer of a page. */
  public static TextLayer layer(Layout layout, int page) {
    return layout.pages().get(page).textLayer().orElseThrow();
  }

  /** The words of every line of every page. */
  public static List<String> words(Layout layout) {
    List<String> words = new ArrayList<>();
    for (PageSource page : layout.pages()) {
      for (Line line : page.textLayer().orElseThrow().lines()) {
        words.add(line.text());
      }
    }
    return words;
  }

  /** A configuration of JSON keys and values. */
  static RenderConfig config(JsonNode keys) {
    RenderConfig.Builder builder = RenderConfig.builder();
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      builder.set(key.getKey(), key.getValue().asText());
    }
    return builder.build();
  }

  /** A golden JSON file. */
  static JsonNode goldenJson(String name) {
    try {
      return new ObjectMapper().readTree(golden(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden text. */
  public static String goldenText(String name) {
    return new String(golden(name), StandardCharsets.UTF_8);
  }

  /** A golden file. */
  public static byte[] golden(String name) {
    try (InputStream in = Setup.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
