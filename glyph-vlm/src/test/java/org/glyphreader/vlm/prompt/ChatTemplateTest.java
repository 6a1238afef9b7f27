package org.glyphreader.vlm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.glyphreader.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code templates.json} holds what transformers' own Jinja makes of three kinds of template. */
class ChatTemplateTest {

  @Test
  void templates_give_the_words_that_transformers_gives() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("templates.json")) {
      for (JsonNode template : new ObjectMapper().readTree(in)) {
        String name = template.get("name").textValue();
        ChatTemplate chat = new ChatTemplate(template.get("template").textValue(), name);
        for (JsonNode expected : template.get("cases")) {
          assertThat(
                  chat.render(expected.get("images").intValue(), expected.get("text").textValue()))
              .as(name)
              .isEqualTo(expected.get("prompt").textValue());
        }
      }
    }
  }

  @Test
  void what_the_user_writes_is_never_a_template() {
    ChatTemplate chat =
        new ChatTemplate("{% for c in messages[0].content %}{{ c.text }}{% endfor %}", "it");

    assertThat(chat.render(0, "{{ 7 * 7 }}{% if x %}{# no #}"))
        .isEqualTo("{{ 7 * 7 }}{% if x %}{# no #}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% include '/etc/passwd' %}",
        "{% import '/etc/passwd' as p %}{{ p }}",
        "{% from '/etc/passwd' import p %}",
        "{% extends '/etc/passwd' %}",
        "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}{% set x = a %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% if messages %}",
        "{{ raise_exception('no images here') }}",
        "{{ messages[0].content | fromyaml }}",
      })
  void hostile_and_broken_templates_are_refused(String template) {
    assertThatThrownBy(() -> new ChatTemplate(template, "The template").render(1, "Hi"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("The template");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ messages.getClass() }}",
        "{{ ''.getClass().forName('java.lang.Runtime') }}",
        "{{ messages.class.classLoader }}",
        "{{ messages[0].content.add(1) }}",
        "{{ ''['class'] }}",
        "{{ ____int3rpr3t3r____.config }}",
        "{{ ____int3rpr3t3r____.getContext() }}",
      })
  void java_is_out_of_reach(String template) {
    String rendered;
    try {
      rendered = new ChatTemplate(template, "it").render(1, "Hi");
    } catch (ModelFormatException e) {
      rendered = "";
    }
    assertThat(rendered).isBlank();
  }
}
