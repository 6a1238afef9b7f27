package org.glyphreader.tokenizers;

import java.util.ArrayList;
import java.util.List;

/** Reads the part {@code pre_tokenizer}. */
final class PreTokenizerReader {

  private static final String SUPPORTED =
      "ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, BertPreTokenizer, Punctuation,"
          + " Metaspace, Sequence";

  private final boolean modelTakesBytes;
  private boolean leavesBytesToModel;

  /**
   * @param modelTakesBytes whether the model itself can write text as bytes, which is faster when
   *     it knows most words already
   */
  PreTokenizerReader(boolean modelTakesBytes) {
    this.modelTakesBytes = modelTakesBytes;
  }

  PreTokenizer read(JsonPart part) {
    return read(part, modelTakesBytes);
  }

  /** Whether the model has to write the pieces as bytes. */
  boolean leavesBytesToModel() {
    return leavesBytesToModel;
  }

  private PreTokenizer read(JsonPart part, boolean last) {
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
      case "ByteLevel" -> byteLevel(part, last);
      case "Metaspace" -> MetaspaceReader.read(part);
      case "Sequence" -> sequence(part, last);
      default -> throw type.unknown("the pre-tokenizer", SUPPORTED);
    };
  }

  private static PreTokenizer punctuation() {
    return SplitBehavior.ISOLATED.over(Segments.codePoints(CharClass::isPunctuation));
  }

  private PreTokenizer byteLevel(JsonPart part, boolean last) {
    List<PreTokenizer> stages = new ArrayList<>();
    if (part.child("add_prefix_space").bool(true)) {
      stages.add(ByteLevel.PREFIX_SPACE);
    }
    if (part.child("use_regex").bool(true)) {
      stages.add(WordPattern.GPT2.preTokenizer());
    }
    if (last) {
      leavesBytesToModel = true;
    } else {
      stages.add(ByteLevel.SPELL);
    }
    return PreTokenizer.sequence(stages);
  }

  private static PreTokenizer split(JsonPart part) {
    WordPattern known = WordPattern.BY_REGEX.get(part.child("pattern").child("Regex").text(""));
    if (known != null
        && behavior(part.child("behavior"), null) == SplitBehavior.ISOLATED
        && !part.child("invert").bool(false)) {
      return known.preTokenizer();
    }
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

  private PreTokenizer sequence(JsonPart part, boolean last) {
    List<PreTokenizer> stages = new ArrayList<>();
    List<JsonPart> parts = part.child("pretokenizers").items();
    for (int i = 0; i < parts.size(); i++) {
      stages.add(read(parts.get(i).object(), last && i == parts.size() - 1));
    }
    return PreTokenizer.sequence(stages);
  }
}
