package org.glyphreader.tokenizers;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a pattern in the syntax of Oniguruma, which tokenizer files use, to {@link Pattern}.
 *
 * <p>What means something else there is rewritten; what has no safe equivalent is refused: above
 * all repetitions of groups, whose matching can take exponential time or overflow the stack, and
 * looking behind, which in Java 17 does not see characters outside the BMP.
 */
final class OnigurumaPattern {

  private static final int FLAGS =
      Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.UNICODE_CASE
          | Pattern.MULTILINE
          | Pattern.UNIX_LINES;

  private static final int MAX_LENGTH = 8192;
  private static final int MAX_DEPTH = 64;

  private static final Set<String> CATEGORIES =
      Set.of(
          "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P",
          "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl",
          "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn");

  private static final Pattern CODE_POINT =
      Pattern.compile("\\\\x(?:[0-7][0-9a-fA-F]|\\{[0-9a-fA-F]{1,6}})");

  private static final String WORD = "\\p{L}\\p{M}\\p{N}\\p{Pc}";
  private final String regex;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int classDepth;
  private int groupDepth;

  private OnigurumaPattern(String regex) {
    this.regex = regex;
  }

  /**
   * @throws PatternSyntaxException if the pattern is wrong or not supported
   */
  static Pattern translate(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw new PatternSyntaxException(
          "longer than " + MAX_LENGTH + " characters", regex.substring(0, 40) + "…", -1);
    }
    OnigurumaPattern translation = new OnigurumaPattern(regex);
    translation.translate();
    return Pattern.compile(translation.out.toString(), FLAGS);
  }

  private void translate() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        openClass();
      } else if (classDepth > 0) {
        if (c == ']') {
          classDepth--;
        }
        copy(1);
      } else if (c == '(') {
        openGroup();
      } else if (c == ')') {
        groupDepth--;
        copy(1);
        if (at < regex.length() && "*+{".indexOf(regex.charAt(at)) >= 0) {
          throw refused("a repeated group");
        }
      } else if (c == '{') {
        interval();
      } else {
        copy(1);
      }
    }
  }

  private void openClass() {
    if (++classDepth > MAX_DEPTH) {
      throw refused("more than " + MAX_DEPTH + " nested classes");
    }
    if (classDepth > 1 && regex.startsWith("[:", at)) {
      throw refused("a POSIX class");
    }
    copy(regex.startsWith("[^", at) ? 2 : 1);
    if (regex.startsWith("]", at)) {
      throw refused("a class that begins with ]");
    }
  }

  private void openGroup() {
    if (++groupDepth > MAX_DEPTH) {
      throw refused("more than " + MAX_DEPTH + " nested groups");
    }
    if (!regex.startsWith("(?", at)) {
      copy(1);
      return;
    }
    for (String kind : new String[] {"(?:", "(?i:", "(?i)", "(?=", "(?!", "(?>"}) {
      if (regex.startsWith(kind, at)) {
        if (kind.endsWith(")")) {
          groupDepth--;
        }
        copy(kind.length());
        return;
      }
    }
    throw refused("this kind of group");
  }

  private void interval() {
    int close = regex.indexOf('}', at);
    String inside = close < 0 ? "" : regex.substring(at + 1, close);
    if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      throw refused("an unescaped {");
    }
    copy(close + 1 - at);
    if (at < regex.length() && "+?".indexOf(regex.charAt(at)) >= 0) {
      throw refused("{…} followed by + or ?");
    }
  }

  private void escape() {
    if (at + 1 == regex.length()) {
      throw refused("a \\ at the end");
    }
    char c = regex.charAt(at + 1);
    switch (c) {
      case 's', 'S', 'd', 'D', 'r', 'n', 't', 'f', 'a', 'e', 'u' -> copy(2);
      case 'v' -> replace(2, "\\x0B");
      case 'w' -> replace(2, classDepth > 0 ? WORD : "[" + WORD + "]");
      case 'W' -> replace(2, "[^" + WORD + "]");
      case 'p', 'P' -> property();
      case 'x' -> codePoint();
      case 'A', 'z', 'Z' -> copy(2);
      default -> {
        if (c >= 0x80 || Character.isLetterOrDigit(c)) {
          throw refused("\\" + c);
        }
        copy(2);
      }
    }
  }

  /** Two hex digits mean a byte there, which only in ASCII is a character. */
  private void codePoint() {
    Matcher matcher = CODE_POINT.matcher(regex).region(at, regex.length());
    if (!matcher.lookingAt()) {
      throw refused("a byte that is not ASCII");
    }
    copy(matcher.end() - at);
  }

  private void property() {
    int close = regex.indexOf('}', at);
    if (!regex.startsWith("{", at + 2) || close < 0) {
      throw refused("a property without {…}");
    }
    String name = regex.substring(at + 3, close);
    boolean negated = regex.charAt(at + 1) == 'P';
    if (name.startsWith("^")) {
      negated = !negated;
      name = name.substring(1);
    }
    replace(close + 1 - at, (negated ? "\\P{" : "\\p{") + javaName(name) + "}");
  }

  private String javaName(String name) {
    if (CATEGORIES.contains(name)) {
      return name;
    }
    try {
      return "Is" + Character.UnicodeScript.forName(name);
    } catch (IllegalArgumentException e) {
      throw refused("the property " + name);
    }
  }

  private void copy(int length) {
    replace(length, regex.substring(at, Math.min(regex.length(), at + length)));
  }

  private void replace(int length, String translated) {
    out.append(translated);
    at += length;
  }

  private PatternSyntaxException refused(String what) {
    return new PatternSyntaxException(what + " is not supported", regex, at);
  }
}
