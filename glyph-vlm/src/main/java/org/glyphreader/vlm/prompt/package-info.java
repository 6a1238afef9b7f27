/** Chat templates, token ids and rotary positions of a prompt. */
package org.glyphreader.vlm.prompt;
