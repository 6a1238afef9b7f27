package org.glyphreader.render.internal.layout;

import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.spi.Block;

/**
 * How the lines of a block are placed; lengths in pt.
 *
 * @param type how its characters are set
 * @param left how far right of the frame's left side and the configured indent it begins
 * @param first how far right of the others the first line begins
 * @param lineHeight from baseline to baseline
 * @param before least space above it
 * @param after least space below it
 * @param alignment how lines are set
 * @param barred whether a bar stands at its left
 * @param keptWithNext whether no page ends behind it
 */
record ParagraphStyle(
    TypeStyle type,
    double left,
    double first,
    double lineHeight,
    double before,
    double after,
    Alignment alignment,
    boolean barred,
    boolean keptWithNext) {

  /** Indent of a nesting level, em. */
  private static final double STEP = 1.4;

  /** Of the line's width, what indents may take. */
  private static final double DEEPEST = 0.5;

  /** Space above a block of a structured text, lines. */
  private static final double APART = 0.35;

  private static final double ABOVE_HEADING = 0.6;

  /** The style of a block of {@code typeset}'s flow. */
  static ParagraphStyle of(Typeset typeset, Block block) {
    RenderConfig config = typeset.config();
    TypeStyle type = typeset.type(block);
    double leading = config.lineHeight() * (type.size() / config.fontSize());
    boolean heading = block.kind() == Block.Kind.HEADING;
    boolean nested = !heading && block.level() > 0;
    double apart = typeset.isStructured() ? apart(block.kind()) * config.lineHeight() : 0;
    boolean plain = block.kind() == Block.Kind.TEXT && !nested;
    return new ParagraphStyle(
        type,
        indent(typeset, block),
        plain ? config.firstLineIndent() : 0,
        heading ? leading : config.lineHeight(),
        Math.max(config.spaceBefore(), apart),
        config.spaceAfter(),
        alignment(block.kind(), config.alignment()),
        block.kind() == Block.Kind.QUOTE,
        heading);
  }

  private static double apart(Block.Kind kind) {
    return switch (kind) {
      case HEADING -> ABOVE_HEADING;
      case ITEM -> 0;
      default -> APART;
    };
  }

  private static Alignment alignment(Block.Kind kind, Alignment configured) {
    return switch (kind) {
      case CODE, TABLE, ITEM -> Alignment.LEFT;
      default -> configured;
    };
  }

  /** How far right of the frame's left side and the configured indent a block begins, pt. */
  static double indent(Typeset typeset, Block block) {
    int level =
        switch (block.kind()) {
          case HEADING -> 0;
          case QUOTE -> Math.max(1, block.level());
          case ITEM -> Math.max(0, block.level() - 1);
          default -> block.level();
        };
    double wanted = level * STEP * typeset.config().fontSize();
    return Math.min(wanted, DEEPEST * typeset.geometry().laterLineWidth());
  }

  /** This style with lines behind the first indented by {@code hang} more. */
  ParagraphStyle hanging(double hang) {
    return indented(hang, -hang);
  }

  /** This style moved right. */
  ParagraphStyle indented(double by, double first) {
    return new ParagraphStyle(
        type, left + by, first, lineHeight, before, after, alignment, barred, keptWithNext);
  }

  /** This style with other spaces above and below. */
  ParagraphStyle apart(double before, double after) {
    return new ParagraphStyle(
        type, left, first, lineHeight, before, after, alignment, barred, keptWithNext);
  }
}
