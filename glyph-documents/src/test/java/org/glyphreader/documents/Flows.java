package org.glyphreader.documents;

import java.util.stream.Collectors;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/** Writes flows down for tests. */
final class Flows {

  private Flows() {}

  /** Each block on a line: kind, level and text, line ends as ⏎, tabs as ⇥, faces in ‹b:…›. */
  static String outline(Flow flow) {
    return flow.blocks().stream()
        .map(block -> outline(flow.text(), block))
        .collect(Collectors.joining("\n"));
  }

  private static String outline(String text, Block block) {
    StringBuilder line = new StringBuilder(block.kind() + " " + block.level() + " ");
    int at = block.start();
    for (Run run : block.runs()) {
      line.append(text, at, run.start());
      line.append(run.face() == Run.Face.REGULAR ? "‹#" : "‹" + letter(run.face()));
      line.append(":").append(text, run.start(), run.end()).append("›");
      at = run.end();
    }
    line.append(text, at, block.end());
    return line.toString().replace('\n', '⏎').replace('\t', '⇥');
  }

  private static String letter(Run.Face face) {
    return switch (face) {
      case BOLD -> "b";
      case ITALIC -> "i";
      case BOLD_ITALIC -> "bi";
      case MONOSPACED -> "m";
      case REGULAR -> "";
    };
  }
}
