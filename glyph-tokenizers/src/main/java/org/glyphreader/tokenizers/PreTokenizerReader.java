package org.glyphreader.tokenizers;

import java.util.ArrayList;
import java.util.List;

/** Reads the part {@code pre_tokenizer}. */
final class PreTokenizerReader {

  private static final String SUPPORTED =
      "Split, Digits, Whitespace, WhitespaceSplit, BertPreTokenizer, Punctuation,"
          + " Metaspace, Sequence";

  private PreTokenizerReader() {}

  static PreTokenizer read(JsonPart part) {
    if (part.isNull()) {
      return PreTokenizer.NONE;
    }
    JsonPart type = part.object().child("type");
    return switch (type.text()) {
      case "BertPreTokenizer" ->
          PreTokenizer.sequence(List.of(WordPreTokenizer.WHITESPACE_SPLIT, punctuation()));
      case "Whitespace" -> WordPreTokenizer.WORDS_AND_SYMBOLS;
      case "WhitespaceSplit" -> WordPreTokenizer.WHITESPACE_SPLIT;
      case "Punctuation" ->
          behavior(part.child("behavior"), SplitBehavior.ISOLATED)
              .over(Segments.codePoints(CharClass::isPunctuation));
      case "Digits" ->
          (part.child("individual_digits").bool(false)
                  ? SplitBehavior.ISOLATED
                  : SplitBehavior.CONTIGUOUS)
              .over(Segments.codePoints(CharClass::isNumber));
      case "Split" -> split(part);
      case "Sequence" -> sequence(part);
      default -> throw type.unknown("the pre-tokenizer", SUPPORTED);
    };
  }

  private static PreTokenizer punctuation() {
    return SplitBehavior.ISOLATED.over(Segments.codePoints(CharClass::isPunctuation));
  }

  private static PreTokenizer split(JsonPart part) {
    Segments segments = Segments.pattern(PatternReader.read(part.child("pattern")));
    return behavior(part.child("behavior"), null)
        .over(part.child("invert").bool(false) ? Segments.inverted(segments) : segments);
  }

  private static SplitBehavior behavior(JsonPart part, SplitBehavior whenNull) {
    if (part.isNull() && whenNull != null) {
      return whenNull;
    }
    return switch (part.text()) {
      case "Removed" -> SplitBehavior.REMOVED;
      case "Isolated" -> SplitBehavior.ISOLATED;
      case "MergedWithPrevious" -> SplitBehavior.MERGED_WITH_PREVIOUS;
      case "MergedWithNext" -> SplitBehavior.MERGED_WITH_NEXT;
      case "Contiguous" -> SplitBehavior.CONTIGUOUS;
      default ->
          throw part.unknown(
              "the behavior", "Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous");
    };
  }

  private static PreTokenizer sequence(JsonPart part) {
    List<PreTokenizer> stages = new ArrayList<>();
    for (JsonPart stage : part.child("pretokenizers").items()) {
      stages.add(read(stage.object()));
    }
    return PreTokenizer.sequence(stages);
  }
}
