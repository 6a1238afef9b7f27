package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an input is follows from its name, or is said. */
class SourceTypeTest {

  @TempDir Path folder;

  @Test
  void markdown_is_drawn_without_its_marks() throws IOException {
    Path guide = write("guide.md", "# Guide\n\nSome *words*.\n\n- one\n- two\n");

    assertThat(lines(guide)).containsExactly("Guide", "Some words.", "- one", "- two");
  }

  @Test
  void the_type_can_be_said() throws IOException {
    Path guide = write("guide.md", "# Guide\n");
    Path text = write("guide.txt", "# Guide\n");

    assertThat(lines(guide, "--type", "text")).first().asString().contains("# Guide");
    assertThat(lines(text, "--type", "markdown")).containsExactly("Guide");
    assertThat(lines(text, "--type", "text/markdown")).containsExactly("Guide");
    assertThat(lines(text, "--type", "python")).containsExactly("# Guide");
  }

  @Test
  void a_key_of_the_design_can_be_changed() throws IOException {
    Path code = write("A.java", "class A {}\n");

    JsonNode config =
        render(code, "--set", "line-numbers=true", "--set", "theme=dark").get("config");

    assertThat(config.get("line-numbers").asBoolean()).isTrue();
    assertThat(config.get("theme").asText()).isEqualTo("dark");
  }

  @Test
  void an_unknown_key_or_type_is_refused_by_name() throws IOException {
    Path text = write("a.txt", "words");

    Run key = Run.glyph("render", text, "--out", folder, "--set", "colour=red");
    assertThat(key.exitCode()).isEqualTo(2);
    assertThat(key.err()).contains("Unknown key \"colour\"", "pdf-mode");

    Run type = Run.glyph("render", text, "--out", folder, "--type", "video/mp4");
    assertThat(type.exitCode()).isEqualTo(1);
    assertThat(type.err()).contains("video/mp4", "text/markdown");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> lines(Object file, Object... options) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode page : render(file, options).get("pages")) {
      page.get("lines").forEach(line -> lines.add(line.asText()));
    }
    return lines;
  }

  private JsonNode render(Object file, Object... options) throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of("render", file, "--out", folder.resolve("out"), "--json", "--lines"));
    arguments.addAll(List.of(options));
    Run run = Run.glyph(arguments.toArray());
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
