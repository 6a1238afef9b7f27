package org.glyphreader.tokenizers;

import java.util.List;

/** Reads the part {@code post_processor}, as far as it adds special tokens to a single text. */
final class TemplateReader {

  private static final String SUPPORTED =
      "TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence";

  private TemplateReader() {}

  static Template read(JsonPart part) {
    if (part.isNull()) {
      return Template.NONE;
    }
    JsonPart type = part.object().child("type");
    return switch (type.text()) {
      case "ByteLevel" -> Template.NONE;
      case "BertProcessing", "RobertaProcessing" ->
          new Template(
              new int[] {idOfPair(part.child("cls"))}, new int[] {idOfPair(part.child("sep"))});
      case "TemplateProcessing" -> template(part);
      case "Sequence" -> sequence(part);
      default -> throw type.unknown("the post-processor", SUPPORTED);
    };
  }

  private static int idOfPair(JsonPart pair) {
    List<JsonPart> items = pair.items();
    if (items.size() != 2) {
      throw pair.refused("a token and its id are expected");
    }
    return items.get(1).integer(Vocabulary.MAX_ID);
  }

  private static Template template(JsonPart part) {
    TokenList before = new TokenList();
    TokenList after = new TokenList();
    boolean textSeen = false;
    JsonPart single = part.child("single");
    for (JsonPart item : single.items()) {
      JsonPart special = item.child("SpecialToken");
      if (!special.isNull()) {
        JsonPart token = part.child("special_tokens").child(special.child("id").text());
        for (JsonPart id : token.child("ids").items()) {
          (textSeen ? after : before).add(id.integer(Vocabulary.MAX_ID));
        }
      } else if (!textSeen && item.child("Sequence").child("id").text().equals("A")) {
        textSeen = true;
      } else {
        throw item.refused("special tokens and one sequence A are expected");
      }
    }
    if (!textSeen) {
      throw single.refused("the sequence A is missing");
    }
    return new Template(before.toArray(), after.toArray());
  }

  private static Template sequence(JsonPart part) {
    Template only = Template.NONE;
    for (JsonPart item : part.child("processors").items()) {
      Template template = read(item.object());
      if (template.before().length + template.after().length == 0) {
        continue;
      }
      if (only != Template.NONE) {
        throw item.refused("a second part that adds special tokens is not supported");
      }
      only = template;
    }
    return only;
  }
}
