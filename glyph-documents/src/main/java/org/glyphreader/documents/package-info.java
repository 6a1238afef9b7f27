/**
 * Readers for Markdown, web pages, source code, PDF and images. Programs do not call them: they are
 * found by {@link java.util.ServiceLoader} when this module is on the class path.
 */
package org.glyphreader.documents;
