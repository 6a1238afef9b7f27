/** What a backend brings: the networks. */
package org.glyphreader.vlm.model;
