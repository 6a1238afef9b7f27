package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.SourceTraits.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources, and what a preset may know of them. */
class SourceTest {

  @TempDir Path folder;

  private static String read(Source source) throws IOException {
    try (var in = source.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTextIsPlainAndCanBeReadAgain() throws IOException {
    Source source = Source.text("né.txt", new StringBuilder("héllo"));
    assertThat(source.name()).isEqualTo("né.txt");
    assertThat(source.mediaType()).contains(Source.PLAIN_TEXT);
    assertThat(source.text()).contains("héllo");
    assertThat(source.file()).isEmpty();
    assertThat(read(source)).isEqualTo("héllo");
    assertThat(read(source)).isEqualTo("héllo");
  }

  @Test
  void codeHasALanguage() {
    Source source = Source.code("A.java", "class A {}", "java");
    assertThat(source.mediaType()).contains(Source.SOURCE_CODE);
    assertThat(source.language()).contains("java");
    assertThat(source.as(" Text/HTML ").mediaType()).contains("text/html");
    assertThat(source.inLanguage("kotlin").language()).contains("kotlin");
  }

  @Test
  void aFileGetsItsTypeFromItsNameLater() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "text");
    Source source = Source.file(file);
    assertThat(source.name()).isEqualTo("a.txt");
    assertThat(source.mediaType()).isEmpty();
    assertThat(source.file()).contains(file);
    assertThat(read(source)).isEqualTo("text");
    assertThat(read(source)).isEqualTo("text");
  }

  @Test
  void filesThatCannotBeReadAreRefusedAtOnce() throws IOException {
    assertThatThrownBy(() -> Source.file(folder))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(folder + " is a folder; name a file");
    Path missing = folder.resolve("missing.txt");
    assertThatThrownBy(() -> Source.file(missing))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(missing + " does not exist");
    Path locked = Files.writeString(folder.resolve("locked.txt"), "x");
    assumeThat(locked.toFile().setReadable(false) && !Files.isReadable(locked)).isTrue();
    assertThatThrownBy(() -> Source.file(locked))
        .hasMessage(locked + " may not be read; check its permissions");
  }

  @Test
  void aStreamCanBeReadOnce() throws IOException {
    Source source =
        Source.stream(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), "s", "A/b");
    assertThat(source.mediaType()).contains("a/b");
    assertThat(read(source.as("text/plain"))).isEqualTo("x");
    assertThatThrownBy(source::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The stream of s was read already; make a new source of it");
  }

  private static SourceTraits traits(String text) {
    return SourceTraits.of("text/plain", false, text);
  }

  @Test
  void theScriptIsThatOfAFifthOfTheLetters() {
    assertThat(traits("Plain English.").script()).isEqualTo(Script.ALPHABETIC);
    assertThat(traits("供应商应在五月一日前交货。").script()).isEqualTo(Script.CJK);
    assertThat(traits("ひらがな カタカナ 한글").script()).isEqualTo(Script.CJK);
    assertThat(traits("\uD840\uDC00".repeat(20)).script())
        .as("beyond the BMP")
        .isEqualTo(Script.CJK);
    assertThat(traits("Mostly English with one 字 inside it.").script())
        .isEqualTo(Script.ALPHABETIC);
    assertThat(traits("").script()).isEqualTo(Script.ALPHABETIC);
    assertThat(traits("12345 67890").script()).isEqualTo(Script.ALPHABETIC);
  }

  @Test
  void linesBrokenAtAFixedWidthAreNoticed() {
    String wrapped = ("x".repeat(70) + "\n").repeat(10);
    assertThat(traits(wrapped).hardWrapped()).isTrue();
    assertThat(traits(wrapped.replace("\n", "\r\n")).hardWrapped()).isTrue();
    assertThat(traits("x".repeat(7000)).hardWrapped()).isFalse();
    assertThat(traits("short\n".repeat(10)).hardWrapped()).isFalse();
    assertThat(traits("x".repeat(70) + "\n" + "y".repeat(300) + "\n").hardWrapped()).isFalse();
  }
}
