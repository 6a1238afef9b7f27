package org.glyphreader.bench.text;

/** What a generated text looks like. */
public enum TextKind {
  /** English prose. */
  ENGLISH,
  /** Chinese prose. */
  CHINESE,
  /** Java source code. */
  CODE
}
