package org.glyphreader.bench.eval;

import java.util.Random;

/** A kind of question over documents of any length. Immutable; safe for use by several threads. */
public interface EvalTask {

  /** {@return the name users choose it by} */
  String name();

  /** {@return the metric that speaks for the task, a key of {@link EvalRecord#scores()}} */
  String score();

  /** {@return how many documents there are; {@link Integer#MAX_VALUE} if they are generated} */
  default int documents() {
    return Integer.MAX_VALUE;
  }

  /** {@return whether documents are read back word for word instead of being asked about} */
  default boolean transcribes() {
    return false;
  }

  /**
   * {@return a document}
   *
   * @param index which one, from 0
   * @param characters its length in UTF-16 code units, about; ignored if documents are given
   * @param random where its content comes from
   */
  EvalDocument document(int index, int characters, Random random);
}
