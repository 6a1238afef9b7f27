package org.glyphreader.documents;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Prepares style sheets for a page that must not lose words. Kept are plain rules, and those of
 * {@code @media} that hold for a screen of the page's width; other at-rules, which fetch, place or
 * animate, are dropped. Nothing is important, so that the page's own rules can win. For one sheet
 * and thread.
 */
final class StyleSheets {

  private static final int DEEPEST = 8;

  private static final Pattern IMPORTANT = Pattern.compile("(?i)!\\s*important");

  private static final Pattern PREFORMATTED =
      Pattern.compile("(?i)(white-space\\s*:\\s*)pre\\b(?!-)");

  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)(^|[;{\\s])(?:margin(?:-\\w{1,10})?|text-indent|letter-spacing|word-spacing)\\s{0,9}:"
              + "(?:[^;{}-]{0,99}\\s)?-[^;{}]{0,99}");

  private final String css;
  private final double width;
  private final StringBuilder kept = new StringBuilder();
  private int at;

  private StyleSheets(String css, double width) {
    this.css = css;
    this.width = width;
  }

  /**
   * The rules of {@code css} that may be applied.
   *
   * @param width of the screen, CSS px
   */
  static String safe(String css, double width) {
    StyleSheets sheet = new StyleSheets(css.replace("<!--", " ").replace("-->", " "), width);
    sheet.rules(true, 0);
    return declarations(sheet.kept.toString());
  }

  /**
   * Declarations that neither win over the page's own, nor keep a line from being wrapped, nor move
   * words out of their place.
   */
  static String declarations(String css) {
    String weak = IMPORTANT.matcher(css).replaceAll("");
    String wrapped = PREFORMATTED.matcher(weak).replaceAll("$1pre-wrap");
    return NEGATIVE.matcher(wrapped).replaceAll("$1");
  }

  private void rules(boolean keep, int depth) {
    while (at < css.length()) {
      char c = css.charAt(at);
      if (c == '}') {
        at++;
        if (depth > 0) {
          return;
        }
      } else if (c == '@') {
        atRule(keep, depth);
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (css.startsWith("/*", at)) {
        comment();
      } else {
        int start = at;
        skipTo('{');
        block();
        if (keep) {
          kept.append(css, start, at).append('\n');
        }
      }
    }
  }

  private void atRule(boolean keep, int depth) {
    int start = at;
    int nameEnd = at + 1;
    while (nameEnd < css.length()
        && (Character.isLetter(css.charAt(nameEnd)) || css.charAt(nameEnd) == '-')) {
      nameEnd++;
    }
    String name = css.substring(at + 1, nameEnd).toLowerCase(Locale.ROOT);
    skipTo('{');
    if (at >= css.length() || css.charAt(at) == ';') {
      at++;
      return;
    }
    String condition = css.substring(Math.min(nameEnd, at), at);
    boolean media = name.equals("media");
    if ((media || name.equals("layer")) && depth < DEEPEST) {
      at++;
      rules(keep && (!media || MediaQuery.holds(condition, width)), depth + 1);
    } else {
      block();
    }
    if (at == start) {
      at++;
    }
  }

  /** Moves to the next {@code wanted}, or a semicolon before it, outside strings and comments. */
  private void skipTo(char wanted) {
    while (at < css.length()) {
      char c = css.charAt(at);
      if (c == wanted || c == ';' && wanted == '{' || c == '}') {
        return;
      }
      next(c);
    }
  }

  /** Moves behind the block that begins here. */
  private void block() {
    if (at < css.length() && css.charAt(at) != '{') {
      at++;
      return;
    }
    int open = 0;
    while (at < css.length()) {
      char c = css.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      next(c);
      if (open == 0) {
        return;
      }
    }
  }

  private void next(char c) {
    if (c == '"' || c == '\'') {
      string(c);
    } else if (css.startsWith("/*", at)) {
      comment();
    } else {
      at += c == '\\' ? 2 : 1;
    }
  }

  private void comment() {
    int end = css.indexOf("*/", at + 2);
    at = end < 0 ? css.length() : end + 2;
  }

  private void string(char quote) {
    at++;
    while (at < css.length() && css.charAt(at) != quote && css.charAt(at) != '\n') {
      at += css.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }
}
