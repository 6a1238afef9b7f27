package org.glyphreader.vlm.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glyphreader.Page;

/**
 * Finds strings that a vision-language model is likely to misread without anyone noticing: URLs,
 * e-mail addresses, ids, hashes, dates and numbers. Where there are too many, those go first that
 * are hardest to read.
 */
final class ExactStrings {

  private static final int MAX_LENGTH = 200;
  private static final int MAX_PAGE = 1 << 20;

  /** The hardest to read first. Possessive, so that no text makes them slow. */
  private static final List<Pattern> KINDS =
      List.of(
          Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"),
          Pattern.compile("\\b(?:https?|ftp)://[^\\s<>\"'|]++"),
          Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+"),
          Pattern.compile("\\b(?=[0-9a-fA-F]*[0-9])[0-9a-fA-F]{12,}+\\b"),
          Pattern.compile(
              "\\b(?=[A-Za-z0-9_/-]{0,60}[0-9])(?=[A-Za-z0-9_/-]{0,60}[A-Za-z])[A-Za-z0-9]++(?:[-_/][A-Za-z0-9]++)*+\\b"),
          Pattern.compile("\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b"),
          Pattern.compile("\\b\\d++(?:[.,:]\\d++)++%?|\\b\\d{3,}+%?"));

  private ExactStrings() {}

  /** At most {@code limit} different strings of pages that have a text layer. */
  static List<String> of(List<Page> pages, int limit) {
    List<Set<String>> found = new ArrayList<>();
    KINDS.forEach(kind -> found.add(new LinkedHashSet<>()));
    for (Page page : pages) {
      if (page.hasTextLayer()) {
        collect(page.text(), found, limit);
      }
    }
    Set<String> strings = new LinkedHashSet<>();
    found.forEach(strings::addAll);
    return strings.stream().limit(limit).toList();
  }

  private static void collect(String page, List<Set<String>> found, int limit) {
    StringBuilder text = new StringBuilder(page.substring(0, Math.min(page.length(), MAX_PAGE)));
    for (int kind = 0; kind < KINDS.size(); kind++) {
      Matcher matcher = KINDS.get(kind).matcher(text.toString());
      while (matcher.find() && found.get(kind).size() < limit) {
        String string = matcher.group().replaceAll("[.,;:)\\]]+$", "");
        if (!string.isEmpty() && string.length() <= MAX_LENGTH) {
          found.get(kind).add(string);
        }
        blank(text, matcher.start(), matcher.end());
      }
    }
  }

  /** A string is of one kind only. */
  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
