/** From page pixels to the patches that a vision encoder takes. */
package org.glyphreader.vlm.image;
