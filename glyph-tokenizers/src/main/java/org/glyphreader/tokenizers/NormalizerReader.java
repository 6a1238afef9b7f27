package org.glyphreader.tokenizers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads the part {@code normalizer}. */
final class NormalizerReader {

  private static final String SUPPORTED =
      "NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, BertNormalizer, Sequence, Replace, Prepend,"
          + " Strip";

  private NormalizerReader() {}

  static TextNormalizer read(JsonPart part) {
    if (part.isNull()) {
      return TextNormalizer.NONE;
    }
    JsonPart type = part.object().child("type");
    return switch (type.text()) {
      case "NFC" -> TextNormalizer.form(Normalizer.Form.NFC);
      case "NFD" -> TextNormalizer.form(Normalizer.Form.NFD);
      case "NFKC" -> TextNormalizer.form(Normalizer.Form.NFKC);
      case "NFKD" -> TextNormalizer.form(Normalizer.Form.NFKD);
      case "Lowercase" -> TextNormalizer.lowercase();
      case "StripAccents" -> TextNormalizer.removing(c -> CharClass.of(c) == CharClass.MARK);
      case "BertNormalizer" -> bert(part);
      case "Sequence" -> sequence(part);
      case "Replace" ->
          TextNormalizer.replace(
              PatternReader.read(part.child("pattern")), part.child("content").text());
      case "Prepend" -> TextNormalizer.prepend(part.child("prepend").text());
      case "Strip" ->
          TextNormalizer.strip(
              part.child("strip_left").bool(true), part.child("strip_right").bool(true));
      default -> throw type.unknown("the normalizer", SUPPORTED);
    };
  }

  private static TextNormalizer bert(JsonPart part) {
    boolean lowercase = part.child("lowercase").bool(true);
    return BertNormalizer.of(
        part.child("clean_text").bool(true),
        part.child("handle_chinese_chars").bool(true),
        part.child("strip_accents").bool(lowercase),
        lowercase);
  }

  private static TextNormalizer sequence(JsonPart part) {
    List<TextNormalizer> stages = new ArrayList<>();
    for (JsonPart stage : part.child("normalizers").items()) {
      stages.add(read(stage.object()));
    }
    return stages.isEmpty() ? TextNormalizer.NONE : TextNormalizer.sequence(stages);
  }
}
