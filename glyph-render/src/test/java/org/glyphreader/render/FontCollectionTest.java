package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.spi.Layout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of a font collection the first font is used")
class FontCollectionTest {

  private static final int HEADER = 16;

  @TempDir Path folder;

  private static byte[] collection() throws IOException {
    byte[] font;
    try (InputStream in = new DejaVuFontProvider().open("dejavu-sans")) {
      font = in.readAllBytes();
    }
    ByteBuffer file = ByteBuffer.allocate(HEADER + font.length);
    file.putInt(0x74746366).putInt(0x00010000).putInt(1).putInt(HEADER).put(font);
    for (int i = 0; i < ByteBuffer.wrap(font).getShort(4); i++) {
      int offset = HEADER + 12 + i * 16 + 8;
      file.putInt(offset, file.getInt(offset) + HEADER);
    }
    return file.array();
  }

  private Layout layout(byte[] font) throws IOException {
    Path file = Files.write(folder.resolve("fonts.ttc"), font);
    return Setup.layout("Words, שלום", Setup.small().fontPath(file.toString()).build());
  }

  @Test
  void itsWordsAreDrawnAsWithTheFontAlone() throws IOException {
    Layout alone = Setup.layout("Words, שלום", Setup.small().build());

    assertThat(layout(collection()).pages().get(0).paint().bytes())
        .isEqualTo(alone.pages().get(0).paint().bytes());
  }

  @Test
  void aDamagedCollectionIsRefused() throws IOException {
    byte[] damaged = collection();
    ByteBuffer.wrap(damaged).putInt(12, -5);

    assertThatThrownBy(() -> layout(damaged)).isInstanceOf(DocumentFormatException.class);
  }
}
