package org.glyphreader.documents;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether media queries hold for a light screen of a width; what is unknown does not. */
final class MediaQuery {

  private static final Pattern FEATURE =
      Pattern.compile("\\(\\s*(min|max)-width\\s*:\\s*([0-9.]{1,10})(px|em|rem)\\s*\\)");

  private static final double EM = 16;

  private MediaQuery() {}

  /**
   * Whether one of the queries holds.
   *
   * @param queries parted by commas; none is all media
   * @param width of the screen, CSS px
   */
  static boolean holds(String queries, double width) {
    if (queries.isBlank()) {
      return true;
    }
    for (String query : queries.toLowerCase(Locale.ROOT).split(",")) {
      if (one(query.strip(), width)) {
        return true;
      }
    }
    return false;
  }

  private static boolean one(String query, double width) {
    if (query.startsWith("not ")) {
      return query.matches("not\\s+(print|speech|tv|handheld)");
    }
    String[] parts = query.replaceFirst("^only\\s+", "").split("\\s+and\\s+");
    for (String part : parts) {
      boolean holds =
          part.equals("all")
              || part.equals("screen")
              || part.matches("\\(\\s*prefers-color-scheme\\s*:\\s*light\\s*\\)")
              || widthHolds(part, width);
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static boolean widthHolds(String part, double width) {
    Matcher feature = FEATURE.matcher(part);
    if (!feature.matches() || feature.group(2).chars().filter(c -> c == '.').count() > 1) {
      return false;
    }
    String digits = feature.group(2).equals(".") ? "0" : feature.group(2);
    double limit = Double.parseDouble(digits) * (feature.group(3).equals("px") ? 1 : EM);
    return feature.group(1).equals("min") ? width >= limit : width <= limit;
  }
}
