package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glyphreader.tokenizers.TokenizerJson.glm;
import static org.glyphreader.tokenizers.TokenizerJson.parse;
import static org.glyphreader.tokenizers.TokenizerJson.split;
import static org.glyphreader.tokenizers.TokenizerJson.thenBytes;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every part of a tokenizer.json does what it does in Hugging Face's library. */
class HuggingFaceParityTest {

  private static final int TEXTS = 600;

  static Stream<Arguments> normalizers() {
    return Stream.of(
            "{'type':'NFC'}",
            "{'type':'NFD'}",
            "{'type':'NFKC'}",
            "{'type':'NFKD'}",
            "{'type':'Lowercase'}",
            "{'type':'StripAccents'}",
            "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'StripAccents'}]}",
            "{'type':'Sequence','normalizers':[]}",
            "{'type':'Prepend','prepend':'>'}",
            "{'type':'Strip','strip_left':true,'strip_right':false}",
            "{'type':'Strip','strip_left':false,'strip_right':true}",
            "{'type':'Replace','pattern':{'String':'the'},'content':'$1 a'}",
            "{'type':'Replace','pattern':{'Regex':'\\\\s+'},'content':' '}",
            "{'type':'Replace','pattern':{'Regex':'[a-h]{2,}|\\\\p{Lu}'},'content':''}")
        .map(json -> arguments(json, glm().with("normalizer", json)));
  }

  /** A replacement shows which characters a class has. */
  static Stream<Arguments> characterClasses() {
    return Stream.of(
            "\\\\w",
            "\\\\W",
            "\\\\s",
            "\\\\S",
            "\\\\d",
            "\\\\D",
            "\\\\p{L}",
            "\\\\p{N}",
            "[^\\\\s\\\\p{L}\\\\p{N}]",
            "(?i:s)",
            ".")
        .map(
            regex ->
                arguments(
                    regex,
                    glm()
                        .with(
                            "normalizer",
                            "{'type':'Replace','pattern':{'Regex':'"
                                + regex
                                + "'},'content':'a'}")));
  }

  static Stream<Arguments> preTokenizers() {
    return Stream.of(
            "{'type':'Digits','individual_digits':false}",
            "{'type':'Digits','individual_digits':true}",
            "{'type':'Punctuation'}",
            "{'type':'Punctuation','behavior':'Contiguous'}",
            "{'type':'Punctuation','behavior':'MergedWithPrevious'}",
            "{'type':'Punctuation','behavior':'MergedWithNext'}",
            "{'type':'Punctuation','behavior':'Removed'}",
            "{'type':'Whitespace'}",
            "{'type':'WhitespaceSplit'}",
            "{'type':'BertPreTokenizer'}",
            "{'type':'ByteLevel','add_prefix_space':true,'use_regex':true,'trim_offsets':true}",
            "{'type':'Split','pattern':{'String':' '},'behavior':'MergedWithNext','invert':false}",
            "{'type':'Split','pattern':{'String':'..'},'behavior':'Isolated','invert':false}",
            "{'type':'Metaspace','replacement':'_','prepend_scheme':'always','split':true}",
            "{'type':'Metaspace','replacement':'_','prepend_scheme':'first','split':true}",
            "{'type':'Metaspace','replacement':'_','prepend_scheme':'never','split':false}",
            "{'type':'Sequence','pretokenizers':[{'type':'WhitespaceSplit'},"
                + "{'type':'Digits','individual_digits':true}]}")
        .map(json -> arguments(json, glm().with("pre_tokenizer", thenBytes(parse(json)))));
  }

  static Stream<Arguments> behaviors() {
    return Stream.of("Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous")
        .flatMap(behavior -> Stream.of(behavior + " inverted", behavior))
        .map(
            name -> {
              String[] words = name.split(" ");
              return arguments(
                  name,
                  glm()
                      .with(
                          "pre_tokenizer",
                          thenBytes(split("\\s|[a-e.,]", words[0], words.length > 1))));
            });
  }

  static Stream<Arguments> patterns() {
    return Stream.of(
            "(?:" + WordPattern.GPT2_REGEX + ")",
            "(?:" + WordPattern.CL100K_REGEX + ")",
            "(?:" + WordPattern.O200K_REGEX + ")",
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}"
                + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                + "| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "[一-龥\u3040-ゟ゠-ヿ]+",
            "\\p{Han}+|\\p{Hiragana}+|\\p{Greek}+",
            "[^(\\s|[.,!?…。，、।۔،])]+",
            "[\\p{L}&&[^\\p{Han}]]+",
            "\\w+",
            "\\W+",
            "[\\w.]+",
            "(?i)straße|hello",
            "\\P{L}+",
            "\\p{^N}+",
            "\\d+|\\D",
            "^a|b$|.",
            "\\x20|\\u3000|\\x{65E5}|\\v",
            "a(?!b)|(?=\\p{Lu}).")
        .map(
            regex ->
                arguments(
                    regex,
                    glm().with("pre_tokenizer", thenBytes(split(regex, "Isolated", false)))));
  }

  static Stream<Arguments> addedTokens() {
    return Stream.of(
            "{'id':1000,'content':'the','lstrip':true,'rstrip':false,'single_word':false,'normalized':false,'special':false}",
            "{'id':1000,'content':'the','lstrip':false,'rstrip':true,'single_word':false,'normalized':false,'special':true}",
            "{'id':1000,'content':'Hello','lstrip':true,'rstrip':true,'single_word':true,'normalized':false,'special':false}",
            "{'id':1000,'content':'Hello','lstrip':true,'rstrip':true,'single_word':true,'normalized':true,'special':false}",
            "{'id':1000,'content':'日','lstrip':false,'rstrip':false,'single_word':true,'normalized':true,'special':false}",
            "{'id':1000,'content':'  ','lstrip':false,'rstrip':true,'single_word':false,'normalized':false,'special':false}",
            "{'id':0,'content':'!','lstrip':false,'rstrip':true,'single_word':false,'normalized':false,'special':false}")
        .map(
            json ->
                arguments(
                    json,
                    glm()
                        .with("normalizer", "{'type':'Lowercase'}")
                        .with(
                            "added_tokens",
                            "["
                                + json
                                + ",{'id':1001,'content':'there','lstrip':false,'rstrip':false,"
                                + "'single_word':false,'normalized':false,'special':true}]")));
  }

  static Stream<Arguments> models() {
    TokenizerJson characters =
        glm()
            .with("model", CHARACTER_MODEL)
            .with("added_tokens", "[]")
            .with("pre_tokenizer", "null")
            .with("decoder", "{'type':'Fuse'}")
            .with(
                "decoder",
                "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'_'},'content':' '},"
                    + "{'type':'ByteFallback'},{'type':'Fuse'},"
                    + "{'type':'Strip','content':' ','start':1,'stop':0}]}");
    return Stream.of(
        arguments("unknown left out", characters),
        arguments("unknown", characters.withModel("unk_token", "'<unk>'")),
        arguments(
            "fused unknown",
            characters.withModel("unk_token", "'<unk>'").withModel("fuse_unk", "true")),
        arguments(
            "prefix and suffix",
            characters
                .withModel("unk_token", "'<unk>'")
                .withModel("continuing_subword_prefix", "'#'")
                .withModel("end_of_word_suffix", "'$'")
                .withModel("merges", "['t #h', 'l #l', 't #h$']")
                .with("pre_tokenizer", "{'type':'WhitespaceSplit'}")),
        arguments(
            "prepended",
            characters.with(
                "normalizer",
                "{'type':'Sequence','normalizers':[{'type':'Prepend','prepend':'_'},"
                    + "{'type':'Replace','pattern':{'String':' '},'content':'_'}]}")),
        arguments("merged as a whole", glm().withModel("ignore_merges", "true")),
        arguments("no pattern", glm().with("pre_tokenizer", thenBytes())),
        arguments(
            "bytes twice",
            glm()
                .with(
                    "pre_tokenizer",
                    thenBytes(
                        parse(
                            "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true}")))));
  }

  private static final String CHARACTER_MODEL =
      "{'type':'BPE','dropout':null,'unk_token':null,'continuing_subword_prefix':null,"
          + "'end_of_word_suffix':null,'fuse_unk':false,'byte_fallback':false,'vocab':{'<unk>':0,"
          + "'t':1,'h':2,'e':3,'_':4,'th':5,'the':6,'_the':7,'日':8,'本':9,'日本':10,'o':11,'l':12,"
          + "'ll':13,'#l':14,'#h':15,'#e':16,'th$':17,'e$':18,'#h$':19,'#e$':20,'a':21,'aa':22},"
          + "'merges':['t h','th e','_ the','日 本','l l','a a']}";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"normalizers", "preTokenizers", "behaviors", "patterns", "addedTokens", "models"})
  void tokensAndTextAreThoseOfHuggingFace(String name, TokenizerJson json) {
    HuggingFaceTokenizer ours = json.load();
    RandomText random = RandomText.settled(name.hashCode());
    try (Oracle oracle = Oracle.of(json.bytes())) {
      for (int i = 0; i < TEXTS; i++) {
        String text = random.next(20);
        int[] expected = oracle.encode(text);
        assertThat(ours.encode(text)).as("tokens of %s", escaped(text)).isEqualTo(expected);
        assertThat(ours.decode(expected, true))
            .as("text of the tokens of %s", escaped(text))
            .isEqualTo(oracle.decode(expected, true));
      }
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(c > ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }
}
