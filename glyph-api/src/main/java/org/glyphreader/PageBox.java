package org.glyphreader;

/**
 * A box and the page it is on.
 *
 * @param page from 1
 * @param box px on that page
 */
public record PageBox(int page, Box box) {}
