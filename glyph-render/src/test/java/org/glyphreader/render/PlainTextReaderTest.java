package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Plain text is read strictly and kept as it is")
class PlainTextReaderTest {

  private final PlainTextReaderProvider provider = new PlainTextReaderProvider();

  @TempDir Path folder;

  private Flow read(byte[] bytes) {
    InputStream in = new ByteArrayInputStream(bytes);
    return read(Source.stream(in, "notes.txt", Source.PLAIN_TEXT));
  }

  private Flow read(Source source) {
    return (Flow) provider.reader().read(source, RenderConfig.builder().build());
  }

  @Test
  void aTextIsOneBlockWithItsLineEnds() {
    Flow flow = read("one\r\ntwo\n\u20AC\n".getBytes(StandardCharsets.UTF_8));
    assertThat(flow.text()).isEqualTo("one\r\ntwo\n\u20AC\n");
    assertThat(flow.blocks()).hasSize(1);
    assertThat(flow.blocks().get(0).kind()).isEqualTo(Block.Kind.TEXT);
  }

  @Test
  void byteOrderMarksAreDroppedAndObeyed() {
    byte[] utf8 = "\uFEFFmark".getBytes(StandardCharsets.UTF_8);
    assertThat(read(utf8).text()).isEqualTo("mark");
    assertThat(read("\uFEFFm\u00E4rk".getBytes(StandardCharsets.UTF_16BE)).text())
        .isEqualTo("m\u00E4rk");
    assertThat(read("\uFEFFm\u00E4rk".getBytes(StandardCharsets.UTF_16LE)).text())
        .isEqualTo("m\u00E4rk");
    assertThat(read(Source.text("\uFEFFmark")).text()).isEqualTo("mark");
  }

  @Test
  void charactersAreReadWhereverTheyStandInAStreamThatComesInPieces() {
    String text = ("x" + "\u20AC\uD83D\uDE00\u00E9y".repeat(40_000)).repeat(2);
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
      byte[] bytes = ("\uFEFF" + text).getBytes(charset);
      InputStream slow =
          new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] to, int from, int length) throws IOException {
              return super.read(to, from, Math.min(length, 1021));
            }
          };
      assertThat(read(Source.stream(slow, "notes.txt", Source.PLAIN_TEXT)).text()).isEqualTo(text);
    }
  }

  @Test
  void whatIsWrongFarBehindIsNamedByItsByte() {
    byte[] bytes = "é".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    bytes[150_001] = 'x';
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("see byte 150000 (0xC3)");
    bytes[150_001] = 0;
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("byte 150001 is NUL");
  }

  @Test
  void invalidUtf8IsRefusedWithTheByteAndTheRemedy() {
    byte[] latin1 = "na\u00EFve".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(latin1))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(
            "notes.txt is not valid UTF-8: see byte 2 (0xEF)."
                + " Convert it, for example with iconv -f WINDOWS-1252 -t UTF-8");
  }

  @Test
  void aTextThatEndsInsideACharacterIsRefused() {
    byte[] cut = {'a', (byte) 0xE2, (byte) 0x82};
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("see byte 1 (0xE2)");
    byte[] odd = {(byte) 0xFE, (byte) 0xFF, 0};
    assertThatThrownBy(() -> read(odd)).hasMessageContaining("not valid UTF-16BE");
  }

  @Test
  void binaryFilesAreRecognised() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0}))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("notes.txt looks binary: byte 4 is NUL");
  }

  @Test
  void anEmptyTextIsRefused() {
    for (byte[] empty : new byte[][] {{}, {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}}) {
      assertThatThrownBy(() -> read(empty))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessageContaining("notes.txt is empty");
    }
    assertThatThrownBy(() -> read(Source.text(""))).hasMessageContaining("is empty");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithoutReadingIt() throws IOException {
    Path file = folder.resolve("huge.txt");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength((128L << 20) + 1);
    }
    assertThatThrownBy(() -> read(Source.file(file)))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("huge.txt has 134217729 bytes")
        .hasMessageContaining("128 MiB");
  }

  @Test
  void aStreamThatDoesNotEndIsCutOff() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            java.util.Arrays.fill(bytes, from, from + length, (byte) 'x');
            return length;
          }
        };
    assertThatThrownBy(() -> read(Source.stream(endless, "endless", Source.PLAIN_TEXT)))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("endless has more than 134217728 bytes");
  }

  @Test
  void filesAreKnownByTheirExtensionAndNamesWithoutOneAreText() throws IOException {
    for (String name : new String[] {"a.txt", "A.LOG", "x.json", "LICENSE", ".gitignore"}) {
      assertThat(provider.mediaTypeOf(name)).as(name).contains("text/plain");
    }
    for (String name : new String[] {"a.md", "a.html", "a.pdf", "a.java", "a.zip"}) {
      assertThat(provider.mediaTypeOf(name)).as(name).isEmpty();
    }
    Path file = Files.writeString(folder.resolve("README"), "hello");
    assertThat(read(Source.file(file)).text()).isEqualTo("hello");
  }
}
