/**
 * Searches for the page design that compresses most at the accuracy that is needed: {@link
 * org.glyphreader.search.RenderingSearch} with its {@link org.glyphreader.search.SearchSettings}. A
 * {@link org.glyphreader.search.SearchAdvisor} of one's own is found by {@link
 * java.util.ServiceLoader}.
 */
package org.glyphreader.search;
