/** Reading sessions of vision-language models: read once, ask often. */
package org.glyphreader.vlm.session;
