/**
 * The providers that {@link java.util.ServiceLoader} finds: the renderer, its fonts and presets,
 * the plain-text reader, the JSON storage. Programs use them through {@code org.glyphreader} only.
 */
package org.glyphreader.render;
