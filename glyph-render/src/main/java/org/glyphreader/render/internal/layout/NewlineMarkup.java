package org.glyphreader.render.internal.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.glyphreader.DocumentFormatException;

/**
 * What stands for a line end: characters, each with a colour, and line breaks. Understands the part
 * of ReportLab's paragraph markup that configurations use: {@code <br/>}, {@code <font color>},
 * entities.
 */
final class NewlineMarkup {

  /** The colour of characters that take the configuration's. */
  static final int CONFIGURED = -1;

  /** The code point that stands for a line break. */
  static final int BREAK = '\n';

  private static final int LONGEST = 100;
  private static final Map<String, Integer> COLORS =
      Map.of(
          "black", 0x000000,
          "white", 0xFFFFFF,
          "gray", 0x808080,
          "grey", 0x808080,
          "red", 0xFF0000,
          "green", 0x008000,
          "blue", 0x0000FF,
          "orange", 0xFFA500);
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00A0");

  private final String markup;
  private int at;
  private int color = CONFIGURED;
  private int size;
  private int[] codePoints = new int[8];
  private int[] colors = new int[8];

  private NewlineMarkup(String markup) {
    this.markup = markup;
  }

  /**
   * Parses a configuration's {@code newline-markup}.
   *
   * @throws DocumentFormatException if it has a tag or an entity that is not understood
   */
  static NewlineMarkup parse(String markup) {
    NewlineMarkup parsed = new NewlineMarkup(markup);
    while (parsed.at < markup.length()) {
      parsed.step();
    }
    if (parsed.size > LONGEST) {
      throw parsed.refused("is longer than " + LONGEST + " characters");
    }
    parsed.codePoints = Arrays.copyOf(parsed.codePoints, parsed.size);
    parsed.colors = Arrays.copyOf(parsed.colors, parsed.size);
    return parsed;
  }

  /** How many characters and breaks there are. */
  int size() {
    return size;
  }

  /** The character at {@code index}, or {@link #BREAK}. */
  int codePoint(int index) {
    return codePoints[index];
  }

  /** The colour of the character at {@code index}, 0xRRGGBB, or {@link #CONFIGURED}. */
  int color(int index) {
    return colors[index];
  }

  /** Whether from {@code index} on there is white space only. */
  boolean isBlankFrom(int index) {
    for (int i = index; i < size; i++) {
      if (!Characters.isSpace(codePoints[i])) {
        return false;
      }
    }
    return true;
  }

  private void step() {
    char c = markup.charAt(at);
    if (c == '<') {
      tag(upTo('>'));
    } else if (c == '&' && markup.indexOf(';', at) > 0) {
      String name = upTo(';').substring(1);
      String text = ENTITIES.get(name);
      if (text == null) {
        throw refused("has the unknown entity &" + name + ";");
      }
      add(text.codePointAt(0));
    } else {
      int codePoint = markup.codePointAt(at);
      at += Character.charCount(codePoint);
      add(codePoint == '\n' ? ' ' : codePoint);
    }
  }

  private String upTo(char end) {
    int stop = markup.indexOf(end, at);
    if (stop < 0) {
      throw refused("lacks a \"" + end + "\"");
    }
    String part = markup.substring(at, stop);
    at = stop + 1;
    return part;
  }

  private void tag(String tag) {
    String plain = tag.replace("\"", "").replace("'", "").replaceAll("\\s+", " ").strip();
    String name = plain.toLowerCase(Locale.ROOT);
    if (name.equals("<br/") || name.equals("<br /") || name.equals("<br")) {
      add(BREAK);
    } else if (name.startsWith("<font color=")) {
      color = color(name.substring("<font color=".length()));
    } else if (name.equals("</font")) {
      color = CONFIGURED;
    } else {
      throw refused("has the unknown tag " + tag + ">");
    }
  }

  private int color(String value) {
    if (value.matches("#[0-9a-f]{6}")) {
      return Integer.parseInt(value.substring(1), 16);
    }
    Integer named = COLORS.get(value);
    if (named == null) {
      throw refused("has the unknown color \"" + value + "\"");
    }
    return named;
  }

  private void add(int codePoint) {
    if (size == codePoints.length) {
      codePoints = Arrays.copyOf(codePoints, size * 2);
      colors = Arrays.copyOf(colors, size * 2);
    }
    codePoints[size] = codePoint;
    colors[size++] = color;
  }

  private DocumentFormatException refused(String why) {
    return new DocumentFormatException(
        "\"newline-markup\" "
            + why
            + ": \""
            + markup
            + "\". Understood are <br/>, <font color=\"#RRGGBB\">…</font> and &lt; &gt; &amp;");
  }
}
