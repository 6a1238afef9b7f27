package org.glyphreader.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.glyphreader.RenderConfig;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.ModelDescription;

/**
 * The page designs that may be tried: for every key of {@link RenderConfig} the values it may take
 * and how likely each is at first, after the pre-training mixture of the Glyph paper (arXiv
 * 2510.17800, table 8). Immutable; safe for use by several threads.
 */
public final class SearchSpace {

  static final String FONT_PATH = "font-path";

  private static final String LINE_HEIGHT = "line-height";
  private static final int ATTEMPTS = 10_000;

  private final Map<String, Prior> priors;
  private final double leastLineHeight;
  private final double mostLineHeight;
  private final List<String> free;
  private final DesignRules rules;

  private SearchSpace(Builder builder) {
    priors = Collections.unmodifiableMap(new LinkedHashMap<>(builder.priors));
    leastLineHeight = builder.leastLineHeight;
    mostLineHeight = builder.mostLineHeight;
    free = builder.priors.keySet().stream().filter(key -> !priors.get(key).isFixed()).toList();
    rules = builder.rules;
  }

  /** {@return a builder of the whole space} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the keys that have more than one value} */
  public List<String> freeKeys() {
    return free;
  }

  /**
   * {@return what a key may be, for example {@code 45..300} or {@code LEFT|JUSTIFY}}
   *
   * @param key a key of {@link RenderConfig}
   */
  public String allowed(String key) {
    String values = priors.get(key).describe();
    return key.equals(LINE_HEIGHT)
        ? "%s times the font size, in pt from %s to %s"
            .formatted(values, Prior.plain(leastLineHeight), Prior.plain(mostLineHeight))
        : values;
  }

  /** {@return what each key may be, by key} */
  public Map<String, String> describe() {
    Map<String, String> all = new TreeMap<>();
    priors.forEach((key, prior) -> all.put(key, prior.describe()));
    all.put(LINE_HEIGHT + " pt", leastLineHeight + ".." + mostLineHeight);
    return all;
  }

  /**
   * {@return why a design makes no sense or lies outside of this space; empty if it may be tried}
   *
   * @param design the design
   */
  public Optional<String> objection(RenderConfig design) {
    for (Map.Entry<String, String> entry : values(design).entrySet()) {
      if (placeOf(entry.getKey(), entry.getValue(), design).isEmpty()) {
        return Optional.of(
            "%s may not be %s; allowed is %s"
                .formatted(entry.getKey(), entry.getValue(), allowed(entry.getKey())));
      }
    }
    return rules.objection(design);
  }

  /** The design at a place in the unit cube; it may be senseless. */
  RenderConfig at(double[] place) {
    RenderConfig.Builder design = RenderConfig.builder();
    for (String key : priors.keySet()) {
      int i = free.indexOf(key);
      String value = priors.get(key).valueAt(i < 0 ? 0.5 : place[i]);
      if (!key.equals(LINE_HEIGHT)) {
        design.set(key, value);
      }
    }
    double factor = Double.parseDouble(leading(place));
    double size = design.build().fontSize();
    double height = Math.round(4 * factor * size) / 4.0;
    return design.lineHeight(Math.min(mostLineHeight, Math.max(leastLineHeight, height))).build();
  }

  private String leading(double[] place) {
    int i = free.indexOf(LINE_HEIGHT);
    return priors.get(LINE_HEIGHT).valueAt(i < 0 ? 0.5 : place[i]);
  }

  /** Where a design of this space stands in the unit cube. */
  double[] placeOf(RenderConfig design) {
    Map<String, String> values = values(design);
    return free.stream()
        .mapToDouble(
            key ->
                placeOf(key, values.get(key), design)
                    .orElseGet(() -> priors.get(key).nearestPlace(values.get(key))))
        .toArray();
  }

  private OptionalDouble placeOf(String key, String value, RenderConfig design) {
    if (!key.equals(LINE_HEIGHT)) {
      return priors.get(key).placeOf(value);
    }
    Prior leading = priors.get(key);
    double height = design.lineHeight();
    double factor = leading.nearest(height / design.fontSize());
    boolean asked = height >= leastLineHeight && height <= mostLineHeight;
    boolean usual = Math.abs(factor * design.fontSize() - height) <= 0.126;
    return asked && (usual || leastLineHeight > 0)
        ? leading.placeOf(Prior.plain(factor))
        : OptionalDouble.empty();
  }

  /** A design drawn from the priors that makes sense. */
  RenderConfig draw(Random random) {
    String last = "";
    for (int i = 0; i < ATTEMPTS; i++) {
      RenderConfig design = at(random.doubles(free.size()).toArray());
      Optional<String> objection = objection(design);
      if (objection.isEmpty()) {
        return design;
      }
      last = objection.get();
    }
    throw new IllegalArgumentException(
        "No page design that makes sense was found in the space; the last was refused: " + last);
  }

  /** The values of all keys as the builder of a configuration takes them. */
  static Map<String, String> values(RenderConfig design) {
    Map<String, String> values = new LinkedHashMap<>();
    design
        .toMap()
        .forEach(
            (key, value) ->
                values.put(
                    key,
                    value instanceof Number number
                        ? Prior.plain(number.doubleValue())
                        : value.toString()));
    return values;
  }

  /** A font's name, or its file as an absolute path, so that a preset can lie anywhere. */
  static String fontIn(Path folder, String font) {
    return font.startsWith("builtin:")
        ? font
        : folder.resolve(font).toAbsolutePath().normalize().toString();
  }

  /** This space with keys fixed to their defaults. */
  SearchSpace without(List<String> keys) {
    Builder builder = new Builder(this);
    Map<String, String> defaults = values(RenderConfig.builder().build());
    keys.forEach(key -> builder.fix(key, defaults.get(key)));
    return builder.build();
  }

  /**
   * This space for a reader; one without a model of its own stands for GLM-4.1V. Pages that the
   * model would shrink, or that do not fit its context window, are refused.
   */
  SearchSpace readBy(Optional<ModelDescription> model) {
    Builder builder = new Builder(this);
    builder.rules = model.map(DesignRules::new).orElse(builder.rules);
    return builder.build();
  }

  /** The words a key may be; none for numbers. */
  List<String> words(String key) {
    return priors.get(key).words();
  }

  boolean isNumeric(String key) {
    return priors.get(key).isNumeric();
  }

  /** Fixes and narrows keys; each change is checked at once. Not safe for several threads. */
  public static final class Builder {

    private final Map<String, Prior> priors;
    private double leastLineHeight;
    private double mostLineHeight = 1000;
    private DesignRules rules;

    private Builder() {
      priors = Mixture.priors();
      rules =
          new DesignRules(new ModelDescription("", VisualTokenizer.glm4v(), OptionalLong.empty()));
    }

    private Builder(SearchSpace space) {
      priors = new LinkedHashMap<>(space.priors);
      leastLineHeight = space.leastLineHeight;
      mostLineHeight = space.mostLineHeight;
      rules = space.rules;
    }

    /**
     * Gives a key one value.
     *
     * @param key a key of {@link RenderConfig}
     * @param value its value as in a configuration file; the line height in pt
     * @return this builder
     * @throws IllegalArgumentException if the key is unknown or the value bad
     */
    public Builder fix(String key, String value) {
      Map<String, String> values = values(RenderConfig.builder().set(key, value).build());
      String canonical = values.get(key);
      return priors.get(key).isNumeric()
          ? range(key, Double.parseDouble(canonical), Double.parseDouble(canonical))
          : choice(key, List.of(canonical));
    }

    /**
     * Bounds a number. Inside its own range a key keeps its prior; a range may go beyond it.
     *
     * @param key a key of {@link RenderConfig} that is a number
     * @param low least value; the line height in pt
     * @param high greatest value
     * @return this builder
     * @throws IllegalArgumentException if the key is unknown or no number, or a value bad
     */
    public Builder range(String key, double low, double high) {
      RenderConfig.builder().set(key, Prior.plain(low)).set(key, Prior.plain(high));
      if (!priors.get(key).isNumeric() || low > high) {
        throw new IllegalArgumentException(
            "\"%s\" cannot range from %s to %s"
                .formatted(key, Prior.plain(low), Prior.plain(high)));
      }
      if (key.equals(LINE_HEIGHT)) {
        leastLineHeight = low;
        mostLineHeight = high;
      } else {
        priors.put(key, priors.get(key).within(low, high));
      }
      return this;
    }

    /**
     * Gives a key some values, all equally likely.
     *
     * @param key a key of {@link RenderConfig}
     * @param values as in a configuration file
     * @return this builder
     * @throws IllegalArgumentException if the key is unknown or a value bad
     */
    public Builder choice(String key, List<String> values) {
      if (values.isEmpty() || key.equals(LINE_HEIGHT)) {
        throw new IllegalArgumentException("\"" + key + "\" takes no list of values");
      }
      List<String> canonical = new ArrayList<>();
      for (String value : values) {
        String absolute = key.equals(FONT_PATH) ? fontIn(Path.of(""), value) : value;
        canonical.add(values(RenderConfig.builder().set(key, absolute).build()).get(key));
      }
      priors.put(key, Prior.oneOf(canonical));
      return this;
    }

    /**
     * Fixes or narrows a key as people write it: {@code 7..9}, {@code LEFT|JUSTIFY}, or one value.
     *
     * @param key a key of {@link RenderConfig}
     * @param range what it may be
     * @return this builder
     * @throws IllegalArgumentException if the key is unknown or the range bad
     */
    public Builder narrow(String key, String range) {
      if (range.contains("|")) {
        return choice(key, List.of(range.split("\\|")));
      }
      int dots = range.indexOf("..");
      if (dots < 0 || range.contains("/")) {
        return fix(key, range);
      }
      try {
        return range(
            key,
            Double.parseDouble(range.substring(0, dots)),
            Double.parseDouble(range.substring(dots + 2)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"%s\" must be a range such as 7..9, a choice such as LEFT|JUSTIFY, or a value, not \"%s\""
                .formatted(key, range),
            e);
      }
    }

    /**
     * Fixes and narrows keys as a JSON file says: an object that has for a key a value, an array of
     * values, or {@code {"from", "to"}}. A relative {@code font-path} counts from the file's
     * folder.
     *
     * @param file the file
     * @return this builder
     * @throws org.glyphreader.DocumentFormatException if it cannot be read or is no such object
     * @throws IllegalArgumentException if a key is unknown or a value bad
     */
    public Builder narrow(Path file) {
      SpaceFile.read(file).forEach(this::narrow);
      return this;
    }

    /** {@return the space} */
    public SearchSpace build() {
      return new SearchSpace(this);
    }
  }
}
