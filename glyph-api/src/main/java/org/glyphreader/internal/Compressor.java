package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderPreset;
import org.glyphreader.Source;
import org.glyphreader.SourceTraits;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Renderer;
import org.glyphreader.spi.RendererProvider;

/** Turns sources into pages: chooses reader and page design, reads, lays out. */
public final class Compressor {

  private final ClassLoader loader;
  private final Presets presets;
  private final Recognition recognition;
  private final Design design;
  private final FitLadder.Designs designs;

  /** What the user said of the page design: a preset or a configuration, changes, a budget. */
  record Design(
      Optional<String> preset,
      Optional<RenderConfig> config,
      UnaryOperator<RenderConfig> changes,
      long maxVisualTokens) {}

  Compressor(ClassLoader loader, Presets presets, Recognition recognition, Design design) {
    this.loader = loader;
    this.presets = presets;
    this.recognition = recognition;
    this.design = design;
    this.designs = new Redesigns();
    design.preset().ifPresent(presets::named);
  }

  /** The parts of a document, one for each source, inside the budget of visual tokens. */
  List<Part> compress(List<Source> sources, VisualTokenizer tokenizer) {
    List<Part> parts = new ArrayList<>();
    try {
      for (Source source : sources) {
        parts.add(compress(source, tokenizer));
      }
      return fit(parts, tokenizer);
    } catch (RuntimeException | Error e) {
      parts.forEach(Part::close);
      throw e;
    }
  }

  /** The same parts with more text at the end of the last one, inside the budget. */
  List<Part> append(List<Part> parts, String text, VisualTokenizer tokenizer) {
    Part last = parts.get(parts.size() - 1);
    if (!(last instanceof FlowPart flow)) {
      throw new IllegalStateException(
          "Text cannot be appended to %s: its pages are fixed, being %s"
              .formatted(
                  last.source(),
                  last.mediaType().equals(Source.PLAIN_TEXT)
                      ? "restored from a folder; compress the whole text instead"
                      : "of type " + last.mediaType()));
    }
    if (!flow.mediaType().equals(Source.PLAIN_TEXT)) {
      throw new IllegalStateException(
          "Text can be appended to plain text only, not to %s of type %s"
              .formatted(last.source(), last.mediaType()));
    }
    List<Part> longer = new ArrayList<>(parts.subList(0, parts.size() - 1));
    Flow whole = Flow.plain(flow.flow().text() + text);
    longer.add(
        new FlowPart(
            flow.source(),
            flow.mediaType(),
            flow.preset(),
            flow.config(),
            whole,
            layout(whole, flow.config())));
    return fit(longer, tokenizer);
  }

  private Part compress(Source source, VisualTokenizer tokenizer) {
    List<DocumentReaderProvider> providers =
        Services.find(DocumentReaderProvider.class, loader).providers();
    String mediaType = mediaTypeOf(source, providers);
    DocumentReaderProvider provider = readerOf(source, mediaType, providers);
    Optional<String> suited = provider.presetFor(mediaType);
    boolean code = mediaType.equals(Source.SOURCE_CODE);
    SourceTraits unread = new SourceTraits(mediaType, SourceTraits.Script.ALPHABETIC, code, false);
    RenderConfig asIs = configFor(unread, suited);
    DocumentContent content = provider.reader().read(source.as(mediaType), asIs);
    if (content instanceof Fixed fixed) {
      if (fixed.pages().isEmpty()) {
        fixed.close();
        throw new DocumentFormatException(source.name() + " has no pages");
      }
      return new FixedPart(
          new FixedPart.Facts(source.name(), mediaType, asIs, false, 0),
          fixed.pages(),
          fixed::close,
          page -> recognition.layerOf(page, tokenizer));
    }
    Flow flow = (Flow) content;
    SourceTraits traits = SourceTraits.of(mediaType, code, flow.text());
    RenderConfig config = configFor(traits, suited);
    Optional<String> preset =
        design.config().isPresent()
            ? Optional.empty()
            : Optional.of(presetFor(traits, suited).name());
    return new FlowPart(source.name(), mediaType, preset, config, flow, layout(flow, config));
  }

  private static String mediaTypeOf(Source source, List<DocumentReaderProvider> providers) {
    return source
        .mediaType()
        .or(
            () ->
                providers.stream()
                    .flatMap(provider -> provider.mediaTypeOf(source.name()).stream())
                    .findFirst())
        .orElse(Source.PLAIN_TEXT);
  }

  private static DocumentReaderProvider readerOf(
      Source source, String mediaType, List<DocumentReaderProvider> providers) {
    return providers.stream()
        .filter(provider -> provider.mediaTypes().contains(mediaType))
        .findFirst()
        .orElseThrow(
            () -> {
              TreeSet<String> known = new TreeSet<>();
              providers.forEach(provider -> known.addAll(provider.mediaTypes()));
              return new DocumentFormatException(
                  "Nothing on the class path reads %s as %s; what can be read is %s"
                      .formatted(source.name(), mediaType, known));
            });
  }

  private RenderConfig configFor(SourceTraits traits, Optional<String> suited) {
    RenderConfig config =
        design.config().orElseGet(() -> presetFor(traits, suited).configFor(traits));
    return design.changes().apply(config);
  }

  private RenderPreset presetFor(SourceTraits traits, Optional<String> suited) {
    if (design.preset().isPresent()) {
      return presets.named(design.preset().get());
    }
    String byScript = traits.script() == SourceTraits.Script.CJK ? "glyph-zh" : "glyph-en";
    return presets.namedOrDefault(suited.orElse(byScript));
  }

  private Layout layout(Flow flow, RenderConfig config) {
    Renderer renderer =
        Services.required(RendererProvider.class, "org.glyphreader:glyph-render", loader)
            .renderer();
    return renderer.layout(flow, config, Services.find(FontProvider.class, loader).providers());
  }

  private List<Part> fit(List<Part> parts, VisualTokenizer tokenizer) {
    return new FitLadder(designs, drawn -> tokens(drawn, tokenizer))
        .fit(parts, design.maxVisualTokens());
  }

  static long tokens(List<Part> parts, VisualTokenizer tokenizer) {
    long sum = 0;
    for (Part part : parts) {
      for (PageSource page : part.pages()) {
        sum += tokens(part, page, tokenizer);
      }
    }
    return sum;
  }

  private static long tokens(Part part, PageSource page, VisualTokenizer tokenizer) {
    try {
      return tokenizer.tokens(page.width(), page.height());
    } catch (IllegalArgumentException e) {
      throw new DocumentFormatException(part.source() + ": " + e.getMessage(), e);
    }
  }

  /** The steps of the ladder that {@code fit} climbs down. */
  private final class Redesigns implements FitLadder.Designs {

    @Override
    public Optional<FlowPart> dense(FlowPart part) {
      String type = part.mediaType();
      boolean code = type.equals(Source.SOURCE_CODE);
      return presets
          .find(FitLadder.DENSE)
          .map(preset -> preset.configFor(SourceTraits.of(type, code, part.text())))
          .map(config -> laidOut(part, design.changes().apply(config), FitLadder.DENSE));
    }

    @Override
    public FlowPart laidOut(FlowPart part, RenderConfig config) {
      return laidOut(part, config, part.preset().orElse(null));
    }

    private FlowPart laidOut(FlowPart part, RenderConfig config, String preset) {
      return new FlowPart(
          part.source(),
          part.mediaType(),
          Optional.ofNullable(preset),
          config,
          part.flow(),
          layout(part.flow(), config));
    }
  }
}
