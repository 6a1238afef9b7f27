package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.glyphreader.RenderConfig.Theme;
import org.glyphreader.spi.Run;

/**
 * Colours source code line by line; what a line leaves open (a comment, a string) goes on in the
 * next. Lines above {@link #LONGEST_LINE} stay plain, since their tokens are all held at once. For
 * one text and one thread.
 */
final class Highlighter {

  /** In UTF-16 code units. */
  static final int LONGEST_LINE = 100_000;

  private final TokenMaker tokens;
  private final int[] colors;
  private final List<Run> runs = new ArrayList<>();
  private char[] buffer = new char[256];
  private int state = TokenTypes.NULL;
  private int pendingStart;
  private int pendingEnd;
  private int pendingColor = SyntaxColors.NONE;

  private Highlighter(TokenMaker tokens, Theme theme) {
    this.tokens = tokens;
    this.colors = SyntaxColors.table(theme);
  }

  /**
   * The coloured stretches of {@code text}.
   *
   * @param syntax a style of RSyntaxTextArea
   */
  static List<Run> highlight(String text, String syntax, Theme theme) {
    TokenMaker tokens = TokenMakerFactory.getDefaultInstance().getTokenMaker(syntax);
    Highlighter highlighter = new Highlighter(tokens, theme);
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      highlighter.line(text, start, end);
      start = nextLine(text, end);
    }
    highlighter.flush();
    return highlighter.runs;
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int nextLine(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }

  private void line(String text, int start, int end) {
    int length = end - start;
    if (length > LONGEST_LINE) {
      return;
    }
    if (buffer.length < length) {
      buffer = new char[Math.max(length, 2 * buffer.length)];
    }
    text.getChars(start, end, buffer, 0);
    int last = state;
    Token token = tokens.getTokenList(new Segment(buffer, 0, length), state, start);
    while (token != null) {
      last = token.getType();
      if (token.isPaintable() && token.length() > 0) {
        add(token);
      }
      token = token.getNextToken();
    }
    state = last;
  }

  private void add(Token token) {
    int type = token.getType();
    int color = type >= 0 && type < colors.length ? colors[type] : SyntaxColors.NONE;
    int start = token.getOffset();
    if (color != pendingColor || start != pendingEnd) {
      flush();
      pendingStart = start;
      pendingColor = color;
    }
    pendingEnd = start + token.length();
  }

  private void flush() {
    if (pendingColor != SyntaxColors.NONE) {
      runs.add(new Run(pendingStart, pendingEnd, pendingColor));
    }
    pendingColor = SyntaxColors.NONE;
  }
}
