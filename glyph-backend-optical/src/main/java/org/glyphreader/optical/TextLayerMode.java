package org.glyphreader.optical;

import java.util.Locale;
import java.util.Map;

/** What the words that a page brings along may be used for. */
enum TextLayerMode {
  /** They choose the lines to look at; what those say is recognised from the pixels. */
  LOCATE,
  /** Nothing: every page is recognised first. */
  IGNORE;

  /** The key of the backend's option. */
  static final String OPTION = "text-layer";

  /**
   * The mode that the options name; {@link #LOCATE} if none.
   *
   * @throws IllegalArgumentException if the value is neither {@code locate} nor {@code ignore}
   */
  static TextLayerMode of(Map<String, String> options) {
    String value = options.getOrDefault(OPTION, "locate");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "locate" -> LOCATE;
      case "ignore" -> IGNORE;
      default ->
          throw new IllegalArgumentException(
              OPTION + " must be locate or ignore, not \"" + value + "\"");
    };
  }
}
