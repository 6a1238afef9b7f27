package org.glyphreader.tokenizers;

import com.knuddels.jtokkit.api.Encoding;
import org.glyphreader.spi.TextTokenizer;

/**
 * An encoding of OpenAI's models, counted by jtokkit. Special tokens in the text are plain text.
 */
final class JtokkitTokenizer implements TextTokenizer {

  private final Encoding encoding;

  JtokkitTokenizer(Encoding encoding) {
    this.encoding = encoding;
  }

  @Override
  public String name() {
    return encoding.getName();
  }

  @Override
  public long count(CharSequence text) {
    return encoding.countTokensOrdinary(WellFormed.string(text));
  }

  @Override
  public int[] encode(CharSequence text) {
    return encoding.encodeOrdinary(WellFormed.string(text)).toArray();
  }

  @Override
  public String toString() {
    return "JtokkitTokenizer " + name();
  }
}
