package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one clear line, the right exit code, nothing half-written. */
class BadInputTest {

  @TempDir Path folder;

  @Test
  void a_missing_file_is_named() {
    assertRefused(folder.resolve("none.txt"), "none.txt does not exist");
  }

  @Test
  void a_folder_is_refused() {
    assertRefused(folder, "is a folder; name a file");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    assertRefused(write("empty.txt", new byte[0]), "empty");
  }

  @Test
  void binary_garbage_is_refused() throws IOException {
    assertRefused(write("garbage", new byte[] {0, 1, 2, (byte) 0xFE, 0, 0, 7}), "binary");
  }

  @Test
  void invalid_utf8_is_refused_with_its_offset() throws IOException {
    byte[] bytes = "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(write("latin1.txt", bytes), "see byte 3 (0xE9)");
  }

  @Test
  void a_file_over_the_limit_is_refused_before_it_is_read() throws IOException {
    Path huge = folder.resolve("huge.txt");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(200L << 20);
    }
    assertRefused(huge, "huge.txt");
  }

  @Test
  void a_damaged_pdf_is_refused() throws IOException {
    assertRefused(
        write("broken.pdf", "%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII)), "broken.pdf");
  }

  @Test
  void an_unknown_preset_is_wrong_usage_and_the_known_ones_are_listed() throws IOException {
    Run run = render(write("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "--preset", "nope");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no preset \"nope\"", "glyph-en", "glyph-zh");
  }

  @Test
  void a_malformed_config_is_refused_with_file_and_place() throws IOException {
    Path config = write("bad.json", "{\"dpi\": }".getBytes(StandardCharsets.UTF_8));

    Run run = render(write("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "--config", config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("bad.json").contains("line 1");
  }

  @Test
  void a_bad_value_in_a_config_is_quoted() throws IOException {
    Path config = write("bad.json", "{\"dpi\": -3}".getBytes(StandardCharsets.UTF_8));

    Run run = render(write("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "--config", config);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("\"dpi\" must be a whole number from 10 to 1200, not \"-3\"");
  }

  @Test
  void a_missing_font_names_the_option() throws IOException {
    Run run =
        render(write("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "--font", "/no/such.ttf");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("/no/such.ttf").contains("--font");
  }

  @Test
  void a_bad_dpi_is_wrong_usage() throws IOException {
    Run run = render(write("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "--dpi", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"dpi\" must be a whole number from 10 to 1200, not 0");
  }

  @Test
  void an_unknown_backend_lists_those_that_are_there() throws IOException {
    Path file = write("a.txt", "text".getBytes(StandardCharsets.UTF_8));

    Run run = Run.glyph("ask", file, "What?", "--backend", "oracle");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("There is no backend \"oracle\"", "optical in ", "can serve");
  }

  @Test
  void pages_that_are_not_there_are_wrong_usage() throws IOException {
    Path file = write("a.txt", "Some text.".getBytes(StandardCharsets.UTF_8));

    Run run = Run.glyph("ask", file, "What?", "--pages", "2-4");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Pages 2-4 of a document with 1 pages");
  }

  private void assertRefused(Path input, String reason) {
    Run render = render(input);
    Run ask = Run.glyph("ask", input, "Who?");

    for (Run run : new Run[] {render, ask}) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains(reason).startsWith("glyph: ").doesNotContain("\tat ");
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Run render(Path input, Object... options) {
    Object[] arguments = new Object[options.length + 4];
    arguments[0] = "render";
    arguments[1] = input;
    arguments[2] = "--out";
    arguments[3] = folder.resolve("out");
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Run.glyph(arguments);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
