package org.glyphreader;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glyphreader.internal.ConfigKey;
import org.glyphreader.internal.Services;
import org.glyphreader.spi.StorageProvider;

/**
 * A page design. Immutable. Its JSON keys are those of the reference implementation's configuration
 * files (thu-coai/Glyph), so that a file written for it works unchanged; what is missing takes the
 * reference's default.
 */
public final class RenderConfig {

  /** How lines are set. */
  public enum Alignment {
    /** Flush left. */
    LEFT,
    /** Centred. */
    CENTER,
    /** Flush right. */
    RIGHT,
    /** Flush left and right, the last line of a paragraph flush left. */
    JUSTIFY
  }

  /** Colours of source code, and of page and type where the configuration names none. */
  public enum Theme {
    /** Dark type on a light page. */
    LIGHT,
    /** Light type on a dark page. */
    DARK
  }

  /** What is done with a PDF. */
  public enum PdfMode {
    /** Its pages are drawn as they are. */
    LAYOUT,
    /** Its text is laid out anew. */
    REFLOW
  }

  /** What is done with a web page. */
  public enum HtmlMode {
    /** It is drawn as a browser would. */
    LAYOUT,
    /** Its text is laid out densely, structure kept. */
    DENSE
  }

  /**
   * The size of a page.
   *
   * @param width pt, 20 to 20,000
   * @param height pt, 20 to 20,000
   */
  public record PageSize(double width, double height) {

    /** {@return whether both sides are from 20 to 20,000 pt} */
    public boolean isSane() {
      return width >= 20 && width <= 20_000 && height >= 20 && height <= 20_000;
    }
  }

  private final Map<ConfigKey, Object> values;

  private RenderConfig(Map<ConfigKey, Object> values) {
    this.values = values;
  }

  /** {@return a builder with the reference's defaults} */
  public static Builder builder() {
    return new Builder(new EnumMap<>(ConfigKey.class));
  }

  /** {@return a builder with this configuration's values} */
  public Builder toBuilder() {
    return new Builder(new EnumMap<>(values));
  }

  /**
   * Reads a JSON configuration file. A relative {@code font-path} counts from the file's folder.
   *
   * @param file the file
   * @return the configuration
   * @throws DocumentFormatException if the file cannot be read, is not JSON, or has an unknown key
   *     or a bad value (named in the message)
   */
  public static RenderConfig load(Path file) {
    return Services.required(StorageProvider.class, "org.glyphreader:glyph-render")
        .readConfig(file);
  }

  /** {@return all keys with their values as JSON holds them, in the order of the documentation} */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (ConfigKey key : ConfigKey.values()) {
      map.put(key.jsonName(), key == ConfigKey.LINE_HEIGHT ? lineHeight() : key.toJson(get(key)));
    }
    return Collections.unmodifiableMap(map);
  }

  private Object get(ConfigKey key) {
    Object value = values.get(key);
    if (value != null) {
      return value;
    }
    boolean dark = values.get(ConfigKey.THEME) == Theme.DARK;
    return dark ? key.darkDefault() : key.defaultValue();
  }

  /** {@return size of the page before cropping, pt} Default A4. */
  public PageSize pageSize() {
    return (PageSize) get(ConfigKey.PAGE_SIZE);
  }

  /** {@return resolution, px per inch; 72 makes 1 px of 1 pt} Default 72. */
  public int dpi() {
    return (Integer) get(ConfigKey.DPI);
  }

  /** {@return left and right margin, pt} Default 20. Cropping keeps this many px. */
  public double marginX() {
    return (Double) get(ConfigKey.MARGIN_X);
  }

  /** {@return upper and lower margin, pt} Default 20. Cropping keeps this many px. */
  public double marginY() {
    return (Double) get(ConfigKey.MARGIN_Y);
  }

  /**
   * {@return a font file, or {@code builtin:} and the name of a bundled font} Default {@code
   * builtin:dejavu-sans}.
   */
  public String fontPath() {
    return (String) get(ConfigKey.FONT_PATH);
  }

  /** {@return size of the type, pt} Default 9. */
  public double fontSize() {
    return (Double) get(ConfigKey.FONT_SIZE);
  }

  /** {@return leading: from baseline to baseline, pt} Default font size + 1. */
  public double lineHeight() {
    Object value = values.get(ConfigKey.LINE_HEIGHT);
    return value == null ? fontSize() + 1 : (Double) value;
  }

  /** {@return colour of the type, 0xRRGGBB} Default black, with the dark theme light grey. */
  public int fontColor() {
    return (Integer) get(ConfigKey.FONT_COLOR);
  }

  /** {@return how lines are set} Default {@link Alignment#JUSTIFY}. */
  public Alignment alignment() {
    return (Alignment) get(ConfigKey.ALIGNMENT);
  }

  /** {@return factor by which the finished page's width is resized, before cropping} Default 1. */
  public double horizontalScale() {
    return (Double) get(ConfigKey.HORIZONTAL_SCALE);
  }

  /** {@return indent of a paragraph's first line, pt} Default 0. */
  public double firstLineIndent() {
    return (Double) get(ConfigKey.FIRST_LINE_INDENT);
  }

  /** {@return left indent of a paragraph, pt} Default 0. */
  public double leftIndent() {
    return (Double) get(ConfigKey.LEFT_INDENT);
  }

  /** {@return right indent of a paragraph, pt} Default 0. */
  public double rightIndent() {
    return (Double) get(ConfigKey.RIGHT_INDENT);
  }

  /** {@return space above a paragraph, pt} Default 0. */
  public double spaceBefore() {
    return (Double) get(ConfigKey.SPACE_BEFORE);
  }

  /** {@return space below a paragraph, pt} Default 0. */
  public double spaceAfter() {
    return (Double) get(ConfigKey.SPACE_AFTER);
  }

  /** {@return width of a paragraph's border, pt} Default 0: none. */
  public double borderWidth() {
    return (Double) get(ConfigKey.BORDER_WIDTH);
  }

  /** {@return space between a paragraph and its border, pt} Default 0. */
  public double borderPadding() {
    return (Double) get(ConfigKey.BORDER_PADDING);
  }

  /** {@return colour of the page, 0xRRGGBB} Default white, with the dark theme near-black. */
  public int pageBackground() {
    return (Integer) get(ConfigKey.PAGE_BG_COLOR);
  }

  /** {@return colour behind a paragraph, 0xRRGGBB} Default as that of the page. */
  public int paragraphBackground() {
    return (Integer) get(ConfigKey.PARA_BG_COLOR);
  }

  /** {@return colour of a paragraph's border, 0xRRGGBB} Default white. */
  public int paragraphBorderColor() {
    return (Integer) get(ConfigKey.PARA_BORDER_COLOR);
  }

  /** {@return whether empty columns left and right are cut off each page} Default false. */
  public boolean autoCropWidth() {
    return (Boolean) get(ConfigKey.AUTO_CROP_WIDTH);
  }

  /** {@return whether the empty rest of the last page is cut off} Default false. */
  public boolean autoCropLastPage() {
    return (Boolean) get(ConfigKey.AUTO_CROP_LAST_PAGE);
  }

  /**
   * {@return what stands for a line end of the text: {@code <br/>} for a line break, or a visible
   * marker such as {@code <font color="#FF0000"> \\n </font>}} Default {@code <br/>}.
   */
  public String newlineMarkup() {
    return (String) get(ConfigKey.NEWLINE_MARKUP);
  }

  /** {@return whether hard-wrapped lines of a paragraph are joined} Default false. */
  public boolean reflow() {
    return (Boolean) get(ConfigKey.REFLOW);
  }

  /** {@return colours of source code} Default light. */
  public Theme theme() {
    return (Theme) get(ConfigKey.THEME);
  }

  /** {@return whether source code has syntax colours} Default true. */
  public boolean highlight() {
    return (Boolean) get(ConfigKey.HIGHLIGHT);
  }

  /** {@return whether source code has line numbers} Default false. */
  public boolean lineNumbers() {
    return (Boolean) get(ConfigKey.LINE_NUMBERS);
  }

  /** {@return columns between tab stops} Default 4. */
  public int tabSize() {
    return (Integer) get(ConfigKey.TAB_SIZE);
  }

  /** {@return whether a PDF is drawn as it is or its text laid out anew} Default layout. */
  public PdfMode pdfMode() {
    return (PdfMode) get(ConfigKey.PDF_MODE);
  }

  /** {@return whether a web page is drawn as it is or densely} Default layout. */
  public HtmlMode htmlMode() {
    return (HtmlMode) get(ConfigKey.HTML_MODE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RenderConfig config && toMap().equals(config.toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return "RenderConfig" + toMap();
  }

  /** Collects values; each is checked at once. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<ConfigKey, Object> values;

    private Builder(Map<ConfigKey, Object> values) {
      this.values = values;
    }

    /**
     * Sets a value by its JSON key.
     *
     * @param key the key
     * @param value the new value
     * @return this builder
     * @throws IllegalArgumentException if the key is unknown or the value bad
     */
    public Builder set(String key, String value) {
      ConfigKey known =
          ConfigKey.named(key)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Unknown key \"" + key + "\"; known are " + knownKeys()));
      values.put(known, known.parse(value));
      return this;
    }

    private static String knownKeys() {
      StringBuilder names = new StringBuilder();
      for (ConfigKey key : ConfigKey.values()) {
        names.append(names.isEmpty() ? "" : ", ").append(key.jsonName());
      }
      return names.toString();
    }

    private Builder put(ConfigKey key, Object value) {
      values.put(key, key.check(value));
      return this;
    }

    /**
     * Size of the page before cropping, pt. Default A4.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder pageSize(PageSize value) {
      return put(ConfigKey.PAGE_SIZE, value);
    }

    /**
     * Resolution, px per inch; 72 makes 1 px of 1 pt. Default 72.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder dpi(int value) {
      return put(ConfigKey.DPI, value);
    }

    /**
     * Left and right margin, pt. Default 20. Cropping keeps this many px.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder marginX(double value) {
      return put(ConfigKey.MARGIN_X, value);
    }

    /**
     * Upper and lower margin, pt. Default 20. Cropping keeps this many px.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder marginY(double value) {
      return put(ConfigKey.MARGIN_Y, value);
    }

    /**
     * A font file, or {@code builtin:} and the name of a bundled font. Default {@code
     * builtin:dejavu-sans}.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder fontPath(String value) {
      return put(ConfigKey.FONT_PATH, value);
    }

    /**
     * Size of the type, pt. Default 9.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder fontSize(double value) {
      return put(ConfigKey.FONT_SIZE, value);
    }

    /**
     * Leading: from baseline to baseline, pt. Default font size + 1.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder lineHeight(double value) {
      return put(ConfigKey.LINE_HEIGHT, value);
    }

    /**
     * Colour of the type, 0xRRGGBB. Default black.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder fontColor(int value) {
      return put(ConfigKey.FONT_COLOR, value);
    }

    /**
     * How lines are set. Default {@link Alignment#JUSTIFY}.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder alignment(Alignment value) {
      return put(ConfigKey.ALIGNMENT, value);
    }

    /**
     * Factor by which the finished page's width is resized, before cropping. Default 1.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder horizontalScale(double value) {
      return put(ConfigKey.HORIZONTAL_SCALE, value);
    }

    /**
     * Indent of a paragraph's first line, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder firstLineIndent(double value) {
      return put(ConfigKey.FIRST_LINE_INDENT, value);
    }

    /**
     * Left indent of a paragraph, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder leftIndent(double value) {
      return put(ConfigKey.LEFT_INDENT, value);
    }

    /**
     * Right indent of a paragraph, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder rightIndent(double value) {
      return put(ConfigKey.RIGHT_INDENT, value);
    }

    /**
     * Space above a paragraph, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder spaceBefore(double value) {
      return put(ConfigKey.SPACE_BEFORE, value);
    }

    /**
     * Space below a paragraph, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder spaceAfter(double value) {
      return put(ConfigKey.SPACE_AFTER, value);
    }

    /**
     * Width of a paragraph's border, pt. Default 0: none.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder borderWidth(double value) {
      return put(ConfigKey.BORDER_WIDTH, value);
    }

    /**
     * Space between a paragraph and its border, pt. Default 0.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder borderPadding(double value) {
      return put(ConfigKey.BORDER_PADDING, value);
    }

    /**
     * Colour of the page, 0xRRGGBB. Default white.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder pageBackground(int value) {
      return put(ConfigKey.PAGE_BG_COLOR, value);
    }

    /**
     * Colour behind a paragraph, 0xRRGGBB. Default white.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder paragraphBackground(int value) {
      return put(ConfigKey.PARA_BG_COLOR, value);
    }

    /**
     * Colour of a paragraph's border, 0xRRGGBB. Default white.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder paragraphBorderColor(int value) {
      return put(ConfigKey.PARA_BORDER_COLOR, value);
    }

    /**
     * Whether the empty columns right of the text are cut off each page, as in the reference.
     * Default false.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder autoCropWidth(boolean value) {
      return put(ConfigKey.AUTO_CROP_WIDTH, value);
    }

    /**
     * Whether the empty rest of the last page is cut off. Default false.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder autoCropLastPage(boolean value) {
      return put(ConfigKey.AUTO_CROP_LAST_PAGE, value);
    }

    /**
     * What stands for a line end of the text: {@code <br/>} for a line break, or a visible marker
     * such as {@code <font color="#FF0000"> \\n </font>}. Default {@code <br/>}.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder newlineMarkup(String value) {
      return put(ConfigKey.NEWLINE_MARKUP, value);
    }

    /**
     * Whether hard-wrapped lines of a paragraph are joined. Default false.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder reflow(boolean value) {
      return put(ConfigKey.REFLOW, value);
    }

    /**
     * Colours of source code. Default light.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder theme(Theme value) {
      return put(ConfigKey.THEME, value);
    }

    /**
     * Whether source code has syntax colours. Default true.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder highlight(boolean value) {
      return put(ConfigKey.HIGHLIGHT, value);
    }

    /**
     * Whether source code has line numbers. Default false.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder lineNumbers(boolean value) {
      return put(ConfigKey.LINE_NUMBERS, value);
    }

    /**
     * Columns between tab stops. Default 4.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder tabSize(int value) {
      return put(ConfigKey.TAB_SIZE, value);
    }

    /**
     * Whether a PDF is drawn as it is or its text laid out anew. Default layout.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder pdfMode(PdfMode value) {
      return put(ConfigKey.PDF_MODE, value);
    }

    /**
     * Whether a web page is drawn as it is or densely. Default layout.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder htmlMode(HtmlMode value) {
      return put(ConfigKey.HTML_MODE, value);
    }

    /** {@return the configuration} */
    public RenderConfig build() {
      return new RenderConfig(new EnumMap<>(values));
    }
  }
}
