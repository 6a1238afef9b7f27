package org.glyphreader.render.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.GlyphException;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.render.RandomText;
import org.glyphreader.render.Setup;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document is saved whole or not at all, and opens as it was")
class DocumentFolderTest {

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void nameAFolder() {
    folder = parent.resolve("deep/saved");
  }

  private static StoredDocument document(String text) {
    RenderConfig config = Setup.small().build();
    var layout = Setup.layout(text, config);
    StoredDocument.Part part =
        new StoredDocument.Part(
            "story", "text/plain", config.toMap(), layout.replacedCharacters(), layout.pages());
    return new StoredDocument(List.of(part));
  }

  private Path save(String text) {
    DocumentFolder.save(document(text), folder);
    return folder;
  }

  @Test
  void everythingComesBack() {
    String text = Setup.goldenText("story-mixed.txt").substring(0, 3000);
    StoredDocument before = document(text);
    DocumentFolder.save(before, folder);
    StoredDocument after = DocumentFolder.open(folder);
    assertThat(after.parts()).hasSize(1);
    StoredDocument.Part was = before.parts().get(0);
    StoredDocument.Part is = after.parts().get(0);
    assertThat(is.source()).isEqualTo("story");
    assertThat(is.mediaType()).isEqualTo("text/plain");
    assertThat(is.config()).isEqualTo(was.config());
    assertThat(is.replacedCharacters()).isEqualTo(was.replacedCharacters());
    assertThat(is.pages()).hasSameSizeAs(was.pages());
    for (int i = 0; i < was.pages().size(); i++) {
      assertSame(was.pages().get(i), is.pages().get(i));
    }
  }

  private static void assertSame(PageSource was, PageSource is) {
    assertThat(is.width()).isEqualTo(was.width());
    assertThat(is.height()).isEqualTo(was.height());
    assertThat(is.paint().bytes()).isEqualTo(was.paint().bytes());
    TextLayer old = was.textLayer().orElseThrow();
    TextLayer restored = is.textLayer().orElseThrow();
    assertThat(restored.text()).isEqualTo(old.text());
    assertThat(restored.lines()).hasSameSizeAs(old.lines());
    for (int i = 0; i < old.lines().size(); i++) {
      assertSame(old.lines().get(i), restored.lines().get(i));
    }
  }

  private static void assertSame(Line was, Line is) {
    assertThat(is.toString()).isEqualTo(was.toString());
    assertThat(is.baseline()).isEqualTo(was.baseline());
    assertThat(is.fontSize()).isEqualTo(was.fontSize());
    assertThat(is.origin()).isEqualTo(was.origin());
    for (int from = was.start(); from < was.end(); from += 3) {
      for (int to = from + 1; to <= was.end(); to += 4) {
        assertThat(is.box(from, to)).isEqualTo(was.box(from, to));
      }
    }
  }

  @Test
  void oddTextsComeBackTooAndOffsetsInTheFileAreCodePoints() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 20; i++) {
      folder = parent.resolve("odd" + i);
      String text = "😀 " + RandomText.of(random, 120);
      PageSource was = document(text).parts().get(0).pages().get(0);
      save(text);
      PageSource is = DocumentFolder.open(folder).parts().get(0).pages().get(0);
      TextLayer restored = is.textLayer().orElseThrow();
      assertThat(restored.text()).isEqualTo(was.textLayer().orElseThrow().text());
      assertThat(restored.lines().toString())
          .isEqualTo(was.textLayer().orElseThrow().lines().toString());
    }
    folder = parent.resolve("points");
    save("😀 x");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("document.json").toFile());
    assertThat(json.at("/parts/0/pages/0/lines/0/end").asInt()).isEqualTo(3);
  }

  @Test
  void aPageWithoutWordsStaysWithoutWords() {
    PageSource scan =
        new PageSource() {
          @Override
          public int width() {
            return 2;
          }

          @Override
          public int height() {
            return 1;
          }

          @Override
          public Optional<TextLayer> textLayer() {
            return Optional.empty();
          }

          @Override
          public Pixels paint() {
            return Pixels.wrap(2, 1, 3, new byte[] {1, 2, 3, 4, 5, 6});
          }
        };
    StoredDocument.Part part =
        new StoredDocument.Part("scan", "image/png", java.util.Map.of(), 0, List.of(scan));
    DocumentFolder.save(new StoredDocument(List.of(part)), folder);
    PageSource page = DocumentFolder.open(folder).parts().get(0).pages().get(0);
    assertThat(page.textLayer()).isEmpty();
    assertThat(page.paint().get(1, 0, 2)).isEqualTo(6);
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    save("into an empty folder");
    assertThatThrownBy(() -> save("again"))
        .isInstanceOf(GlyphException.class)
        .hasMessageContaining("is not empty");
    Path file = Files.writeString(parent.resolve("file"), "x");
    assertThatThrownBy(() -> DocumentFolder.save(document("x"), file))
        .isInstanceOf(GlyphException.class)
        .hasMessageContaining("is no folder");
  }

  @Test
  void aFailedSaveLeavesNothingBehind() throws IOException {
    PageSource good = document("fine").parts().get(0).pages().get(0);
    PageSource bad = new StoredPage(parent.resolve("absent.png"), 5, 5, Optional.empty());
    StoredDocument.Part part =
        new StoredDocument.Part("s", "text/plain", java.util.Map.of(), 0, List.of(good, bad));
    assertThatThrownBy(() -> DocumentFolder.save(new StoredDocument(List.of(part)), folder))
        .isInstanceOf(DocumentFormatException.class);
    try (var files = Files.list(folder.getParent())) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"page_001.png\"    | \"../page_001.png\" | must be such as page_001.png",
        "\"page_001.png\"    | \"/etc/passwd\"     | must be such as page_001.png",
        "\"page_001.png\"    | \"page_777.png\"    | page_777.png is missing",
        "\"width\":          | \"width\":1         | where document.json says 1",
        "\"width\":          | \"width\":-         | \"parts[0].pages[0].width\" must be a whole",
        "\"start\":0         | \"start\":4000000   | lies behind the page's text",
        "\"start\":0         | \"start\":0.5       | .start\" must be a whole number",
        "\"origin\":\"SOURCE | \"origin\":\"MAGIC  | is unknown: \"MAGIC\"",
        "\"box\":[           | \"box\":[1,         | .box\" must be 4 whole numbers",
        "\"edges\":[         | \"edges\":[1,       | .edges\" must be",
        "\"text\":           | \"test\":           | .text\" is missing",
        "\"format\":         | \"form\":           | \"format\" is not",
        "\"version\":1       | \"version\":2       | \"version\" is 2; this library reads",
        "\"config\":{        | \"config\":{\"a\":[], | config.a\" must be a plain value",
        "\"parts\":[         | \"parts\":[[],      | is no JSON object",
        "\"pages\":[         | \"page\":[          | .pages\" is missing or empty",
      })
  void aTamperedDocumentIsRefusedWithFileAndKey(String from, String to, String message)
      throws IOException {
    Path json = save("hi ho").resolve("document.json");
    String sound = Files.readString(json);
    String wanted = to.endsWith("-") ? to.replace("-", "-1,\"x\":") : to;
    int at = from.equals("\"text\":") ? sound.lastIndexOf(from) : sound.indexOf(from);
    if (from.equals("\"width\":") && to.endsWith("1")) {
      wanted = to + ",\"x\":";
    }
    Files.writeString(json, sound.substring(0, at) + wanted + sound.substring(at + from.length()));
    assertThatThrownBy(() -> DocumentFolder.open(folder))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(message);
  }

  @Test
  void anyDamageGivesAFormatException() throws IOException {
    Path json = save("some text\nof two lines").resolve("document.json");
    byte[] sound = Files.readAllBytes(json);
    Random random = new Random(2);
    for (int i = 0; i < 400; i++) {
      byte[] broken = sound.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
      }
      Files.write(json, i % 5 == 0 ? java.util.Arrays.copyOf(broken, random.nextInt(90)) : broken);
      try {
        DocumentFolder.open(folder);
      } catch (DocumentFormatException e) {
        assertThat(e).hasMessageContaining(folder.toString());
      }
    }
  }

  @Test
  void aDamagedImageIsNamedWhenThePageIsPainted() throws IOException {
    Path image = save("some text").resolve("page_001.png");
    PageSource page = DocumentFolder.open(folder).parts().get(0).pages().get(0);
    byte[] sound = Files.readAllBytes(image);
    Files.write(image, java.util.Arrays.copyOf(sound, 60));
    assertThatThrownBy(page::paint)
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("page_001.png");
    Files.write(image, new byte[3]);
    assertThatThrownBy(() -> DocumentFolder.open(folder)).hasMessageContaining("page_001.png");
  }

  @Test
  void aFolderWithoutADocumentIsRefused() {
    assertThatThrownBy(() -> DocumentFolder.open(parent))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("holds no saved document");
  }
}
