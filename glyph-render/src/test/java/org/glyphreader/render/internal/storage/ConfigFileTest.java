package org.glyphreader.render.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Configuration files are those of the reference, read strictly")
class ConfigFileTest {

  @TempDir Path folder;

  private RenderConfig read(String json) throws IOException {
    return RenderConfig.load(Files.writeString(folder.resolve("config.json"), json));
  }

  @Test
  void aFileOfTheReferenceIsRead() throws IOException {
    RenderConfig config =
        read(
            """
            {
              "page-size": "595,842", "dpi": 72, "margin-x": 10, "margin-y": 10,
              "font-path": "fonts/Verdana.ttf", "font-size": 9, "line-height": 10,
              "font-color": "#102030", "alignment": "LEFT", "horizontal-scale": 1.0,
              "auto-crop-width": true, "newline-markup": "<font color=\\"#FF0000\\"> \\\\n </font>"
            }
            """);
    assertThat(config.dpi()).isEqualTo(72);
    assertThat(config.fontColor()).isEqualTo(0x102030);
    assertThat(config.autoCropWidth()).isTrue();
    assertThat(config.newlineMarkup()).isEqualTo("<font color=\"#FF0000\"> \\n </font>");
    assertThat(config.fontPath())
        .isEqualTo(folder.resolve("fonts/Verdana.ttf").toAbsolutePath().toString());
  }

  @Test
  void missingKeysTakeTheReferencesDefaultsAndBuiltinFontsStay() throws IOException {
    RenderConfig config = read("{\"font-path\": \"builtin:dejavu-sans-mono\"}");
    assertThat(config.fontPath()).isEqualTo("builtin:dejavu-sans-mono");
    assertThat(config.marginX()).isEqualTo(20);
    assertThat(read("{}")).isEqualTo(RenderConfig.builder().build());
  }

  @Test
  void numbersAndBooleansMayBeTexts() throws IOException {
    assertThat(read("{\"dpi\": \"96\", \"reflow\": \"true\"}").dpi()).isEqualTo(96);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"dpi\": 72, \"fontsize\": 9}     | line 1, column 13: Unknown key \"fontsize\"",
        "{\"dpi\": \"many\"}                | \"dpi\" must be a whole number",
        "{\"dpi\": 1.5}                     | \"1.5\"",
        "{\"dpi\": null}                    | \"dpi\" must be a text, a number, true or false",
        "{\"dpi\": [72]}                    | \"dpi\" must be a text, a number, true or false",
        "{\"dpi\": {\"a\": 1}}              | \"dpi\" must be a text, a number, true or false",
        "{\"dpi\": 72, \"dpi\": 96}         | Duplicate field 'dpi'",
        "{\"dpi\": 72} {}                   | nothing may follow",
        "{\"dpi\": 72                       | line 1",
        "{/* 72 */ \"dpi\": 72}             | line 1, column 2",
        "[]                                 | a configuration is a JSON object",
        "{\"alignment\": \"MIDDLE\"}        | MIDDLE",
        "{\"font-path\": \"a\\u0000b\"}     | \"font-path\" must be a file",
        "{\"font-path\": \"\"}              | \"font-path\" must be a text",
      })
  void whatIsWrongIsNamedWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyAMissingAndAHugeFileAreRefused() throws IOException {
    assertThatThrownBy(() -> read("")).isInstanceOf(DocumentFormatException.class);
    assertThatThrownBy(() -> RenderConfig.load(folder.resolve("absent.json")))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("absent.json");
    assertThatThrownBy(() -> read(" ".repeat(2 << 20)))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("2097152 bytes");
    assertThatThrownBy(() -> read("{\"dpi\":" + "[".repeat(5000)))
        .isInstanceOf(DocumentFormatException.class);
  }
}
