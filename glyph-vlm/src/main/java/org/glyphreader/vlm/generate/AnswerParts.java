package org.glyphreader.vlm.generate;

import java.util.List;
import java.util.function.Consumer;

/**
 * Splits what a model writes into reasoning and answer while it is written: what stands inside
 * {@code <think>} is reasoning, all else the answer; {@code <answer>} ends reasoning that was never
 * closed; the marks themselves, and those around a boxed result, belong to neither. White space
 * around each part is dropped. How the text is cut into pieces makes no difference. Not safe for
 * use by several threads.
 */
public final class AnswerParts {

  private static final String THINK = "<think>";
  private static final String THINK_END = "</think>";
  private static final String ANSWER = "<answer>";

  private static final List<String> MARKS =
      List.of(THINK, THINK_END, ANSWER, "</answer>", "<|begin_of_box|>", "<|end_of_box|>");

  private static final int LONGEST = 16;

  private final Part reasoning;
  private final Part answer;
  private final StringBuilder held = new StringBuilder();
  private boolean thinking;

  /** One of the two texts. Inner white space waits until something follows it. */
  private static final class Part {

    private final Consumer<String> sink;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder space = new StringBuilder();

    Part(Consumer<String> sink) {
      this.sink = sink;
    }

    void add(CharSequence piece) {
      int end = piece.length();
      while (end > 0 && Character.isWhitespace(piece.charAt(end - 1))) {
        end--;
      }
      int start = 0;
      while (text.isEmpty() && start < end && Character.isWhitespace(piece.charAt(start))) {
        start++;
      }
      if (start < end) {
        String out = space.append(piece, start, end).toString();
        space.setLength(0);
        text.append(out);
        sink.accept(out);
      }
      if (!text.isEmpty()) {
        space.append(piece, end, piece.length());
      }
    }
  }

  /**
   * An answer that begins.
   *
   * @param thinking whether the prompt already opened the reasoning
   * @param reasoning takes the reasoning, piece by piece
   * @param answer takes the answer, piece by piece
   */
  public AnswerParts(boolean thinking, Consumer<String> reasoning, Consumer<String> answer) {
    this.thinking = thinking;
    this.reasoning = new Part(reasoning);
    this.answer = new Part(answer);
  }

  /**
   * {@return whether a token is one of the marks, which must reach {@link #add} as text}
   *
   * @param token as it is written
   */
  public static boolean isMark(String token) {
    return MARKS.contains(token);
  }

  /**
   * Adds what the model wrote next.
   *
   * @param piece any part of its text
   */
  public void add(String piece) {
    held.append(piece);
    int start = 0;
    int at = held.indexOf("<");
    while (at >= 0) {
      String mark = markAt(at);
      if (mark == null && at > held.length() - LONGEST && mayBecomeMark(at)) {
        break;
      }
      if (mark != null) {
        pass(start, at);
        turn(mark);
        start = at + mark.length();
        at = held.indexOf("<", start);
      } else {
        at = held.indexOf("<", at + 1);
      }
    }
    int end = at < 0 ? held.length() : at;
    pass(start, end);
    held.delete(0, end);
  }

  private String markAt(int at) {
    return MARKS.stream().filter(m -> regionIs(at, m, m.length())).findFirst().orElse(null);
  }

  private boolean mayBecomeMark(int at) {
    int length = held.length() - at;
    return MARKS.stream().anyMatch(m -> m.length() > length && regionIs(at, m, length));
  }

  private boolean regionIs(int at, String mark, int length) {
    return at + length <= held.length() && mark.startsWith(held.substring(at, at + length));
  }

  private void pass(int start, int end) {
    if (start < end) {
      (thinking ? reasoning : answer).add(held.substring(start, end));
    }
  }

  private void turn(String mark) {
    if (mark.equals(THINK)) {
      thinking = true;
    } else if (mark.equals(THINK_END) || mark.equals(ANSWER)) {
      thinking = false;
    }
  }

  /** Ends the text: what looked like the beginning of a mark was none. */
  public void finish() {
    pass(0, held.length());
    held.setLength(0);
  }

  /** {@return the answer as far as it was written} */
  public String answer() {
    return answer.text.toString();
  }

  /** {@return the reasoning as far as it was written} */
  public String reasoning() {
    return reasoning.text.toString();
  }
}
