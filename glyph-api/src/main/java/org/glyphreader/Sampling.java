package org.glyphreader;

/** How a model chooses its next token. A reader that generates no tokens ignores it. */
public enum Sampling {
  /** Always the most likely token: the same answer each time. */
  GREEDY,
  /** The published request of Glyph: top-k 1 with a repetition penalty of 1.1. */
  GLYPH,
  /** What the checkpoint's {@code generation_config.json} asks for. */
  MODEL
}
