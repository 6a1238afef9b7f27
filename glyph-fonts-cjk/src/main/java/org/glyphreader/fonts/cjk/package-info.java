/** Noto Sans SC, so that Chinese, Japanese and Korean text can be drawn without a font file. */
package org.glyphreader.fonts.cjk;
