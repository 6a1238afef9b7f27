package org.glyphreader.bench.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Text of any length from a seed. {@link Random}'s algorithm is fixed by its specification, so the
 * same seed gives the same text everywhere.
 */
public final class GeneratedText {

  private static final int SENTENCES_PER_PARAGRAPH = 6;

  private GeneratedText() {}

  /**
   * {@return a text of exactly {@code characters} UTF-16 code units}
   *
   * @param kind what it looks like
   * @param characters its length, at least 0
   * @param seed texts of different seeds differ
   */
  public static String of(TextKind kind, int characters, long seed) {
    if (characters < 0) {
      throw new IllegalArgumentException("A text cannot have " + characters + " characters");
    }
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(characters + 512);
    while (text.length() < characters) {
      text.append(paragraph(kind, random)).append('\n');
    }
    text.setLength(characters);
    return text.toString();
  }

  /**
   * {@return SHA-256 of the first 100,000 characters of each kind, seed 1: what benchmarks read,
   * hexadecimal}
   */
  public static Map<String, String> checksums() {
    Map<String, String> checksums = new TreeMap<>();
    for (TextKind kind : TextKind.values()) {
      checksums.put(kind.name(), sha256(of(kind, 100_000, 1)));
    }
    return checksums;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * {@return one sentence, or one method of source code}
   *
   * @param kind what it looks like
   * @param random where its words come from
   */
  public static String sentence(TextKind kind, Random random) {
    return switch (kind) {
      case ENGLISH -> EnglishProse.sentence(random);
      case CHINESE -> ChineseProse.sentence(random);
      case CODE -> JavaCode.method(random);
    };
  }

  private static String paragraph(TextKind kind, Random random) {
    StringBuilder paragraph = new StringBuilder();
    String gap = kind == TextKind.ENGLISH ? " " : "";
    UnaryOperator<String> spaced = s -> paragraph.isEmpty() ? s : gap + s;
    int sentences = kind == TextKind.CODE ? 1 : 3 + random.nextInt(SENTENCES_PER_PARAGRAPH);
    for (int i = 0; i < sentences; i++) {
      paragraph.append(spaced.apply(sentence(kind, random)));
    }
    return paragraph.toString();
  }
}
