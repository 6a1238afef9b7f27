package org.glyphreader.documents;

import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.glyphreader.RenderConfig.Theme;

/**
 * The colours of syntax. Each has a contrast of at least 4.5 to 1 (WCAG 2 AA) with white, or with
 * near-black (#1E1E1E) in the dark theme, so that small type stays legible.
 */
enum SyntaxColors {
  COMMENT(0x4A6A4A, 0x8FBC8F),
  KEYWORD(0x0033B3, 0x7FB2FF),
  TYPE(0x00627A, 0x5FD3BC),
  FUNCTION(0x6A3E00, 0xE6D58A),
  VARIABLE(0x7A4E12, 0xE0C080),
  NUMBER(0x7A2E9D, 0xCFA8F5),
  STRING(0xA31515, 0xF0A080),
  ANNOTATION(0x735C00, 0xD7BA7D),
  TAG(0x800000, 0x7FB2FF);

  /** No colour of its own: the configuration's. */
  static final int NONE = -1;

  private final int light;
  private final int dark;

  SyntaxColors(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  int rgb(Theme theme) {
    return theme == Theme.DARK ? dark : light;
  }

  /** The colour of each token type, or {@link #NONE}. */
  static int[] table(Theme theme) {
    int[] table = new int[TokenTypes.DEFAULT_NUM_TOKEN_TYPES];
    for (int type = 0; type < table.length; type++) {
      SyntaxColors color = of(type);
      table[type] = color == null ? NONE : color.rgb(theme);
    }
    return table;
  }

  private static SyntaxColors of(int tokenType) {
    return switch (tokenType) {
      case TokenTypes.COMMENT_EOL,
          TokenTypes.COMMENT_MULTILINE,
          TokenTypes.COMMENT_DOCUMENTATION,
          TokenTypes.COMMENT_KEYWORD,
          TokenTypes.COMMENT_MARKUP,
          TokenTypes.MARKUP_COMMENT ->
          COMMENT;
      case TokenTypes.RESERVED_WORD,
          TokenTypes.RESERVED_WORD_2,
          TokenTypes.LITERAL_BOOLEAN,
          TokenTypes.MARKUP_DTD,
          TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
          TokenTypes.MARKUP_CDATA_DELIMITER ->
          KEYWORD;
      case TokenTypes.DATA_TYPE, TokenTypes.MARKUP_TAG_ATTRIBUTE -> TYPE;
      case TokenTypes.FUNCTION -> FUNCTION;
      case TokenTypes.VARIABLE -> VARIABLE;
      case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
          TokenTypes.LITERAL_NUMBER_FLOAT,
          TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
          TokenTypes.MARKUP_ENTITY_REFERENCE ->
          NUMBER;
      case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
          TokenTypes.LITERAL_CHAR,
          TokenTypes.LITERAL_BACKQUOTE,
          TokenTypes.REGEX,
          TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
          TokenTypes.MARKUP_CDATA,
          TokenTypes.ERROR_STRING_DOUBLE ->
          STRING;
      case TokenTypes.ANNOTATION, TokenTypes.PREPROCESSOR -> ANNOTATION;
      case TokenTypes.MARKUP_TAG_DELIMITER, TokenTypes.MARKUP_TAG_NAME -> TAG;
      default -> null;
    };
  }
}
