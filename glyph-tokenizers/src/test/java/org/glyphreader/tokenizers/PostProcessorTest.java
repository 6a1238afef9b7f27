package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.glyphreader.ModelFormatException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostProcessorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,'use_regex':true}",
        "{'type':'BertProcessing','sep':['[gMASK]',1002],'cls':['[MASK]',1001]}",
        "{'type':'RobertaProcessing','sep':['[gMASK]',1002],'cls':['[MASK]',1001],"
            + "'trim_offsets':true,'add_prefix_space':false}",
        "{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'S','type_id':0}},"
            + "{'Sequence':{'id':'A','type_id':0}}],'pair':[{'Sequence':{'id':'A','type_id':0}},"
            + "{'Sequence':{'id':'B','type_id':0}}],"
            + "'special_tokens':{'S':{'id':'S','ids':[1002,1004],'tokens':['[gMASK]','<sop>']}}}",
        "{'type':'Sequence','processors':[{'type':'ByteLevel','add_prefix_space':true,"
            + "'trim_offsets':true,'use_regex':true},{'type':'TemplateProcessing',"
            + "'single':[{'Sequence':{'id':'A','type_id':0}},{'SpecialToken':{'id':'E','type_id':0}}],"
            + "'pair':[{'Sequence':{'id':'A','type_id':0}},{'Sequence':{'id':'B','type_id':0}}],"
            + "'special_tokens':{'E':{'id':'E','ids':[1005],'tokens':['<eop>']}}}]}"
      })
  void specialTokensAreThoseOfHuggingFace(String postProcessor) {
    TokenizerJson json = TokenizerJson.glm().with("post_processor", postProcessor);
    try (Oracle oracle = Oracle.of(json.bytes())) {
      String text = "Hello, world! 你好";
      assertThat(json.load().encodeWithSpecialTokens(text, 1000))
          .isEqualTo(oracle.encodeWithSpecialTokens(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'BertProcessing','sep':['x'],'cls':['y',1]}",
        "{'type':'TemplateProcessing','single':[],'special_tokens':{}}",
        "{'type':'TemplateProcessing','single':[{'Sequence':{'id':'B'}}],'special_tokens':{}}",
        "{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'S'}}],'special_tokens':{}}"
      })
  void anIncompleteTemplateIsRefused(String postProcessor) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> TokenizerJson.glm().with("post_processor", postProcessor).load())
        .withMessageStartingWith("tokenizer.json: post_processor.");
  }
}
