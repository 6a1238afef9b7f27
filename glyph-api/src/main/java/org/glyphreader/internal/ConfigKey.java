package org.glyphreader.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.HtmlMode;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.RenderConfig.Theme;

/** Every key of a {@link RenderConfig}: its JSON name, type, bounds and default. */
public enum ConfigKey {
  PAGE_SIZE("page-size", pageSize(), new PageSize(595.2755905511812, 841.8897637795277)),
  DPI("dpi", integer(10, 1200), 72),
  MARGIN_X("margin-x", number(0, 10_000), 20.0),
  MARGIN_Y("margin-y", number(0, 10_000), 20.0),
  FONT_PATH("font-path", text(), "builtin:dejavu-sans"),
  FONT_SIZE("font-size", number(1, 500), 9.0),
  LINE_HEIGHT("line-height", number(1, 1000), null),
  FONT_COLOR("font-color", color(), 0x000000),
  ALIGNMENT("alignment", oneOf(Alignment.class), Alignment.JUSTIFY),
  HORIZONTAL_SCALE("horizontal-scale", number(0.1, 4), 1.0),
  FIRST_LINE_INDENT("first-line-indent", number(-1000, 1000), 0.0),
  LEFT_INDENT("left-indent", number(-1000, 1000), 0.0),
  RIGHT_INDENT("right-indent", number(-1000, 1000), 0.0),
  SPACE_BEFORE("space-before", number(0, 1000), 0.0),
  SPACE_AFTER("space-after", number(0, 1000), 0.0),
  BORDER_WIDTH("border-width", number(0, 100), 0.0),
  BORDER_PADDING("border-padding", number(0, 1000), 0.0),
  PAGE_BG_COLOR("page-bg-color", color(), 0xFFFFFF),
  PARA_BG_COLOR("para-bg-color", color(), 0xFFFFFF),
  PARA_BORDER_COLOR("para-border-color", color(), 0xFFFFFF),
  AUTO_CROP_WIDTH("auto-crop-width", bool(), false),
  AUTO_CROP_LAST_PAGE("auto-crop-last-page", bool(), false),
  NEWLINE_MARKUP("newline-markup", text(), "<br/>"),
  REFLOW("reflow", bool(), false),
  THEME("theme", oneOf(Theme.class), Theme.LIGHT),
  HIGHLIGHT("highlight", bool(), true),
  LINE_NUMBERS("line-numbers", bool(), false),
  TAB_SIZE("tab-size", integer(1, 32), 4),
  PDF_MODE("pdf-mode", oneOf(PdfMode.class), PdfMode.LAYOUT),
  HTML_MODE("html-mode", oneOf(HtmlMode.class), HtmlMode.LAYOUT);

  private static final Map<String, ConfigKey> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(ConfigKey::jsonName, Function.identity()));

  private final String jsonName;
  private final Type type;
  private final Object defaultValue;

  ConfigKey(String jsonName, Type type, Object defaultValue) {
    this.jsonName = jsonName;
    this.type = type;
    this.defaultValue = defaultValue;
  }

  /** The key of that JSON name. */
  public static Optional<ConfigKey> named(String jsonName) {
    return Optional.ofNullable(BY_NAME.get(jsonName));
  }

  public String jsonName() {
    return jsonName;
  }

  /** The value when none is given; null for the line height, which then follows the font size. */
  public Object defaultValue() {
    return defaultValue;
  }

  /** The value when none is given and the theme is dark: light grey type on a near-black page. */
  public Object darkDefault() {
    return switch (this) {
      case FONT_COLOR -> 0xD4D4D4;
      case PAGE_BG_COLOR, PARA_BG_COLOR -> 0x1E1E1E;
      default -> defaultValue;
    };
  }

  /** The value that {@code text} stands for. */
  public Object parse(String text) {
    Object value;
    try {
      value = type.parse.apply(text.strip());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused("\"" + text + "\"");
    }
    if (!type.accepts.test(value)) {
      throw refused("\"" + text + "\"");
    }
    return value;
  }

  /** {@code value} if it is inside the bounds. */
  public <T> T check(T value) {
    if (value == null || !type.accepts.test(value)) {
      throw refused(String.valueOf(value));
    }
    return value;
  }

  /** The value as JSON holds it: a number, a boolean or a string. */
  public Object toJson(Object value) {
    return type.toJson.apply(value);
  }

  private IllegalArgumentException refused(String value) {
    return new IllegalArgumentException(
        "\"" + jsonName + "\" must be " + type.expects + ", not " + value);
  }

  private record Type(
      String expects,
      Function<String, Object> parse,
      Predicate<Object> accepts,
      Function<Object, Object> toJson) {}

  private static Type number(double least, double most) {
    return new Type(
        "a number from " + plain(least) + " to " + plain(most),
        text -> parseNumber(text).doubleValue() + 0.0,
        value -> (Double) value >= least && (Double) value <= most,
        Function.identity());
  }

  private static Type integer(int least, int most) {
    return new Type(
        "a whole number from " + least + " to " + most,
        text -> parseNumber(text).intValueExact(),
        value -> (Integer) value >= least && (Integer) value <= most,
        Function.identity());
  }

  /** A decimal as JSON writes it. Java's own parser also takes {@code 1d} and {@code NaN}. */
  private static BigDecimal parseNumber(String text) {
    if (text.length() > 40) {
      throw new IllegalArgumentException(text);
    }
    return new BigDecimal(text);
  }

  private static Type bool() {
    return new Type(
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        value -> true,
        Function.identity());
  }

  private static Type text() {
    return new Type(
        "a text", text -> text, value -> !((String) value).isEmpty(), Function.identity());
  }

  private static Type color() {
    return new Type(
        "a colour such as #RRGGBB",
        ConfigKey::parseColor,
        value -> (Integer) value >= 0 && (Integer) value <= 0xFFFFFF,
        value -> String.format("#%06X", (Integer) value));
  }

  private static Integer parseColor(String text) {
    String digits = text.startsWith("#") ? text.substring(1) : "";
    if (!digits.matches("[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException(text);
    }
    return Integer.valueOf(digits, 16);
  }

  private static Type pageSize() {
    return new Type(
        "width,height in pt, each from 20 to 20000, for example \"595,842\"",
        text -> {
          String[] parts = text.split(",", -1);
          if (parts.length != 2) {
            throw new IllegalArgumentException(text);
          }
          return new PageSize(
              parseNumber(parts[0].strip()).doubleValue(),
              parseNumber(parts[1].strip()).doubleValue());
        },
        value -> ((PageSize) value).isSane(),
        value -> plain(((PageSize) value).width()) + "," + plain(((PageSize) value).height()));
  }

  private static <E extends Enum<E>> Type oneOf(Class<E> values) {
    return new Type(
        Arrays.stream(values.getEnumConstants())
            .map(ConfigKey::enumToJson)
            .collect(Collectors.joining(", ", "one of ", "")),
        text ->
            Arrays.stream(values.getEnumConstants())
                .filter(value -> enumToJson(value).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)),
        value -> true,
        value -> enumToJson((Enum<?>) value));
  }

  /** Alignments are upper case in the reference's files; our own values are lower case. */
  private static String enumToJson(Enum<?> value) {
    return value instanceof Alignment ? value.name() : value.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
