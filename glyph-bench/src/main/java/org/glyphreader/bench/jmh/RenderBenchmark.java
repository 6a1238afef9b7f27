package org.glyphreader.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.SourceTraits;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Renderer;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.spi.TextLayer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Laying out, painting and encoding A4 pages of 9 pt type at 72 dpi; one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Takes(seconds = 22)
public class RenderBenchmark {

  @Param({"ENGLISH", "CHINESE"})
  public TextKind kind;

  @Param("240000")
  public int characters;

  /** Whether line ends are red markers, which makes pages of three channels. */
  @Param({"false", "true"})
  public boolean markers;

  private Flow flow;
  private RenderConfig config;
  private Renderer renderer;
  private List<FontProvider> fonts;
  private PageSource page;
  private Page encoded;

  @Setup
  public void prepare() {
    flow = Flow.plain(GeneratedText.of(kind, characters, 1));
    config = design();
    renderer = ServiceLoader.load(RendererProvider.class).findFirst().orElseThrow().renderer();
    fonts = new ArrayList<>();
    ServiceLoader.load(FontProvider.class).forEach(fonts::add);
    page = layOut().pages().get(1);
    Pixels pixels = page.paint();
    encoded = Page.of(1, "page", () -> 0, painted(pixels), VisualTokenizer.glm4v());
  }

  private RenderConfig design() {
    String preset = kind == TextKind.CHINESE ? "glyph-zh" : "glyph-en";
    SourceTraits.Script script =
        kind == TextKind.CHINESE ? SourceTraits.Script.CJK : SourceTraits.Script.ALPHABETIC;
    RenderConfig published =
        GlyphEngine.presets().stream()
            .filter(each -> each.name().equals(preset))
            .findFirst()
            .orElseThrow()
            .configFor(new SourceTraits(Source.PLAIN_TEXT, script, false, false));
    return markers ? published : published.toBuilder().newlineMarkup("<br/>").build();
  }

  private PageSource painted(Pixels pixels) {
    return new PageSource() {
      @Override
      public int width() {
        return pixels.width();
      }

      @Override
      public int height() {
        return pixels.height();
      }

      @Override
      public Optional<TextLayer> textLayer() {
        return page.textLayer();
      }

      @Override
      public Pixels paint() {
        return pixels;
      }
    };
  }

  /** All pages of the text, sizes final. */
  @Benchmark
  public Layout layOut() {
    return renderer.layout(flow, config, fonts);
  }

  /** One page. */
  @Benchmark
  public Pixels paint() {
    return page.paint();
  }

  /** One page that is painted already. */
  @Benchmark
  public byte[] encode() {
    return encoded.png();
  }
}
