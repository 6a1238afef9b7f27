package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.glyphreader.ContextOverflowException;
import org.glyphreader.RenderConfig;

/**
 * The page designs that are tried in order until a document costs no more than its budget: the
 * chosen one down to {@value #LEGIBLE_DPI} dpi, the preset {@value #DENSE} down to there, then the
 * densest of these down to {@value #SMALLEST_DPI} dpi. Of each the highest DPI that fits is taken.
 */
final class FitLadder {

  /** The preset that is tried when the chosen design does not fit while legible. */
  static final String DENSE = "dense";

  /** At this the optical reader still reads 98.5 % of the characters of glyph-en (9 pt). */
  static final int LEGIBLE_DPI = 60;

  /** Below this no reader can be expected to read. */
  static final int SMALLEST_DPI = 30;

  /** Lays parts out anew. */
  interface Designs {

    /** The part by the dense preset, if that exists; parts of fixed pages stay as they are. */
    Optional<FlowPart> dense(FlowPart part);

    /** The part by another configuration. */
    FlowPart laidOut(FlowPart part, RenderConfig config);
  }

  private record Rung(UnaryOperator<Part> design, int floor) {}

  private final Designs designs;
  private final ToLongFunction<List<Part>> cost;

  /**
   * A ladder.
   *
   * @param cost counts visual tokens
   */
  FitLadder(Designs designs, ToLongFunction<List<Part>> cost) {
    this.designs = designs;
    this.cost = cost;
  }

  /** The parts by the first design of the ladder that costs at most {@code most} tokens. */
  List<Part> fit(List<Part> chosen, long most) {
    if (cost.applyAsLong(chosen) <= most) {
      return chosen;
    }
    List<Rung> rungs = new ArrayList<>();
    rungs.add(new Rung(part -> part, LEGIBLE_DPI));
    rungs.add(new Rung(this::dense, LEGIBLE_DPI));
    rungs.add(new Rung(this::dense, SMALLEST_DPI));
    for (Rung rung : rungs) {
      List<Part> drawn = chosen.stream().map(rung.design()).toList();
      Optional<List<Part>> fitting = highestDpi(drawn, rung.floor(), most);
      if (fitting.isPresent()) {
        return fitting.get();
      }
    }
    throw overflow(atMost(chosen.stream().map(this::dense).toList(), SMALLEST_DPI), most);
  }

  private ContextOverflowException overflow(List<Part> smallest, long most) {
    long least = cost.applyAsLong(smallest);
    String design = smallest.get(0).preset().map(name -> "the preset " + name + " ").orElse("");
    return new ContextOverflowException(
        "Even %sat %d dpi costs %d visual tokens, more than the %d of fit; give a part of the document, or allow at least %d"
            .formatted(design, SMALLEST_DPI, least, most, least),
        least,
        most);
  }

  private Optional<List<Part>> highestDpi(List<Part> parts, int floor, long most) {
    if (cost.applyAsLong(parts) <= most) {
      return Optional.of(parts);
    }
    Optional<List<Part>> best = Optional.empty();
    int low = floor;
    int high = parts.stream().mapToInt(part -> part.config().dpi()).max().orElse(low) - 1;
    while (low <= high) {
      int dpi = (low + high) / 2;
      List<Part> smaller = atMost(parts, dpi);
      if (cost.applyAsLong(smaller) <= most) {
        best = Optional.of(smaller);
        low = dpi + 1;
      } else {
        high = dpi - 1;
      }
    }
    return best;
  }

  private Part dense(Part part) {
    return part instanceof FlowPart flow ? designs.dense(flow).orElse(flow) : part;
  }

  private List<Part> atMost(List<Part> parts, int dpi) {
    return parts.stream().map(part -> atMost(part, dpi)).toList();
  }

  private Part atMost(Part part, int dpi) {
    return part instanceof FlowPart flow && flow.config().dpi() > dpi
        ? designs.laidOut(flow, flow.config().toBuilder().dpi(dpi).build())
        : part;
  }
}
