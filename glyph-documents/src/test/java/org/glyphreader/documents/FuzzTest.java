package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages small valid files in every way it can think of: a reader reads them or refuses them, and
 * does nothing else. {@code -Dglyph.fuzz.rounds=N} runs longer, {@code -Dglyph.fuzz.seed=N}
 * elsewhere.
 */
class FuzzTest {

  /** Hostile input must not blow up: characters of text for each byte read. */
  private static final int MOST_GROWTH = 20;

  private static final int ROUNDS = Integer.getInteger("glyph.fuzz.rounds", 60);
  private static final long SEED = Long.getLong("glyph.fuzz.seed", 1);

  private static final RenderConfig SMALL =
      RenderConfig.builder().pageSize(new RenderConfig.PageSize(200, 200)).dpi(50).build();

  private static final String[] TOKENS = {
    "<",
    ">",
    "</",
    "&",
    "&#x",
    ";",
    "\"",
    "'",
    "<table>",
    "<td colspan=99>",
    "<li>",
    "<div style='",
    "float:right;",
    "width:-1px",
    "position:fixed",
    "display:none",
    "<style>",
    "*{",
    "}",
    "@media ",
    "# ",
    "- ",
    "1. ",
    "> ",
    "```",
    "|",
    "|-|",
    "**",
    "[",
    "](",
    "[^1]: ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "\u0000",
    "\uD800",
    "\u202E",
    "e\u0301\u0301",
    "\uFEFF",
    "中",
    "obj",
    "endobj",
    "stream",
    "endstream",
    "<<",
    ">>",
    "/Length 999999999",
    "/Kids [",
    " 0 R",
    "Tj",
    "Tf",
    "9999999999",
    "-1",
    "BT",
    "ET",
    "Do",
    "cm",
    "q",
    "Q",
    "/FlateDecode",
    "%PDF-",
    "startxref",
    "/*",
    "//",
    "\\",
    "{",
    "("
  };

  /** A kind of file and how it is read. */
  record Target(
      String name,
      DocumentReaderProvider reader,
      String mediaType,
      RenderConfig config,
      byte[] seed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Target> targets() throws IOException {
    RenderConfig dense = SMALL.toBuilder().htmlMode(RenderConfig.HtmlMode.DENSE).build();
    RenderConfig reflow = SMALL.toBuilder().pdfMode(RenderConfig.PdfMode.REFLOW).build();
    byte[] html = utf8(HTML);
    byte[] pdf = Pdfs.withText("Some words of a page", "and of another one");
    return Stream.of(
        new Target(
            "markdown", new MarkdownReaderProvider(), Source.MARKDOWN, SMALL, utf8(MARKDOWN)),
        new Target("html layout", new HtmlReaderProvider(), Source.HTML, SMALL, html),
        new Target("html dense", new HtmlReaderProvider(), Source.HTML, dense, html),
        new Target("pdf layout", new PdfReaderProvider(), Source.PDF, SMALL, pdf),
        new Target("pdf reflow", new PdfReaderProvider(), Source.PDF, reflow, pdf),
        new Target("code", new SourceCodeReaderProvider(), Source.SOURCE_CODE, SMALL, utf8(CODE)),
        image("png"),
        image("jpg"),
        image("gif"),
        image("bmp"),
        image("tiff"));
  }

  private static final String MARKDOWN =
      """
      ---
      title: a
      ---
      # Head
      Text *with* **marks** and `code`, [a link](https://a.example "t") ![i](j.png).
      - one
        1. two
      > quote

      | a | b |
      |---|---|
      | c | d |

      ```java
      int a = 1;
      ```
      <div><b>html</b></div>

      Note[^1] ~~gone~~

      [^1]: foot
      """;

  private static final String HTML =
      """
      <!DOCTYPE html><html><head><meta charset=utf-8><title>t</title><style>
      p { margin: 1em; color: #333 } .a > li { float: left; width: 30% } @media screen { b { color: red } }
      </style></head><body><h1>Head</h1><p style="text-indent: 2em">Some <b>bold</b> and <i>other</i> words.
      <ul class=a><li>one<li>two</ul><table border=1><tr><th rowspan=2>a<td>b<tr><td colspan=2>c</table>
      <pre>code
        more</pre><img alt=x src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC"><br>
      <form><input value=v><select><option>o</select></form><svg><text>s</text></svg></body></html>
      """;

  private static final String CODE =
      """
      /* comment */ public class A<T> { @Deprecated int a = 0x1F; // end
        String s = "text \\" more"; char c = 'x'; double d = 1e-3; }
      """;

  @ParameterizedTest
  @MethodSource("targets")
  void damagedFilesAreReadOrRefused(Target target) {
    use(target, target.seed());
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(target.seed(), random);
      try {
        use(target, damaged);
      } catch (DocumentFormatException refused) {
        assertThat(refused.getMessage()).contains("fuzzed");
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            target
                + ", seed "
                + SEED
                + ", round "
                + round
                + ": "
                + new String(damaged, StandardCharsets.ISO_8859_1),
            e);
      }
    }
  }

  private static void use(Target target, byte[] bytes) {
    Source source =
        Source.stream(new ByteArrayInputStream(bytes), "fuzzed", target.mediaType())
            .inLanguage("java");
    try (DocumentContent content = target.reader().reader().read(source, target.config())) {
      if (content instanceof Flow flow) {
        // That blocks stand in order and inside the text is checked where a flow is made.
        assertThat(flow.text().length()).isLessThan(MOST_GROWTH * Math.max(1_000, bytes.length));
        return;
      }
      List<PageSource> pages = ((Fixed) content).pages();
      for (PageSource page : pages.subList(0, Math.min(3, pages.size()))) {
        page.textLayer();
        assertThat(page.paint().width()).isEqualTo(page.width());
      }
    }
  }

  private static byte[] damage(byte[] seed, Random random) {
    List<Byte> bytes = new ArrayList<>(seed.length);
    for (byte b : seed) {
      bytes.add(b);
    }
    for (int changes = 1 + random.nextInt(6); changes > 0 && !bytes.isEmpty(); changes--) {
      int at = random.nextInt(bytes.size());
      int length = Math.min(bytes.size() - at, 1 + random.nextInt(40));
      switch (random.nextInt(6)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
        case 2 -> bytes.subList(at, at + length).clear();
        case 3 -> {
          List<Byte> copy = List.copyOf(bytes.subList(at, at + length));
          for (int i = random.nextInt(30); i >= 0; i--) {
            bytes.addAll(at, copy);
          }
        }
        case 4 -> {
          byte[] token = utf8(TOKENS[random.nextInt(TOKENS.length)]);
          for (int i = token.length - 1; i >= 0; i--) {
            bytes.add(at, token[i]);
          }
        }
        default -> bytes.subList(at, bytes.size()).clear();
      }
    }
    byte[] damaged = new byte[bytes.size()];
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = bytes.get(i);
    }
    return damaged;
  }

  private static Target image(String format) throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 30; i++) {
      image.setRGB(i % 40, i / 40, i * 7919);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    String type = "image/" + (format.equals("jpg") ? "jpeg" : format);
    return new Target(format, new ImageReaderProvider(), type, SMALL, out.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
