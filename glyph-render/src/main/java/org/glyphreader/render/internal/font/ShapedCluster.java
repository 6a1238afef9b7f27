package org.glyphreader.render.internal.font;

/**
 * What an extended grapheme cluster, or several that a ligature joins, look like in their word.
 * Lengths are in units of the main font.
 *
 * @param length code units
 * @param codePoint its first character
 * @param advance how far the next cluster stands from it
 * @param glyphs as {@link FontStack#glyph} gives them
 * @param x how far right of the cluster's left side each glyph's origin stands
 * @param y how far above the baseline it stands
 */
public record ShapedCluster(
    int length, int codePoint, int advance, int[] glyphs, float[] x, float[] y) {}
