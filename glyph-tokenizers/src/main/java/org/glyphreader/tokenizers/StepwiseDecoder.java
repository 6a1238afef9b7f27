package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The decoder of Llama 2, Mistral and Gemma: replaces, joins bytes, strips the first space. */
final class StepwiseDecoder implements TokenDecoder {

  private final List<String[]> replacements;
  private final boolean byteFallback;
  private final int strippedSpaces;

  StepwiseDecoder() {
    this(List.of(), false, 0);
  }

  private StepwiseDecoder(List<String[]> replacements, boolean byteFallback, int strippedSpaces) {
    this.replacements = replacements;
    this.byteFallback = byteFallback;
    this.strippedSpaces = strippedSpaces;
  }

  StepwiseDecoder replacing(String what, String with) {
    List<String[]> more = new ArrayList<>(replacements);
    more.add(new String[] {what, with});
    return new StepwiseDecoder(more, byteFallback, strippedSpaces);
  }

  StepwiseDecoder withByteFallback() {
    return new StepwiseDecoder(replacements, true, strippedSpaces);
  }

  StepwiseDecoder strippingStart(int spaces) {
    return new StepwiseDecoder(replacements, byteFallback, spaces);
  }

  @Override
  public byte[] bytes(String token, boolean added, boolean first) {
    int single = byteFallback ? ByteFallback.byteOf(token) : -1;
    if (single >= 0) {
      return new byte[] {(byte) single};
    }
    String text = token;
    for (String[] replacement : replacements) {
      text = text.replace(replacement[0], replacement[1]);
    }
    if (first && strippedSpaces > 0 && text.startsWith(" ")) {
      text = text.substring(1);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
