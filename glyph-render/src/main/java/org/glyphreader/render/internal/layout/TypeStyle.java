package org.glyphreader.render.internal.layout;

/**
 * How the characters of a block are set.
 *
 * @param setting by which rule they become cells
 * @param face bits of {@link org.glyphreader.render.internal.font.FaceStyle} for all of them
 * @param size of the type, pt
 * @param unit pt per unit of the main font
 */
record TypeStyle(Setting setting, int face, double size, double unit) {}
