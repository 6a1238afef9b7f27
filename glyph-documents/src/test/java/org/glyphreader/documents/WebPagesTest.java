package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glyphreader.Box;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.Source;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages as they are: nothing is lost, nothing is fetched. */
class WebPagesTest {

  private static final RenderConfig CONFIG =
      RenderConfig.builder()
          .pageSize(new PageSize(400, 500))
          .marginX(10)
          .marginY(10)
          .autoCropLastPage(true)
          .build();

  private static final String RED_DOT = dataUrl(0xFF0000);

  @TempDir Path folder;

  @Test
  void linesOfCodeStayApartWhenTheStyleOfThePageIsGivenUp() {
    assertThat(
            text(
                """
                <p style="width: 3000px">%s</p>
                <pre><code style="white-space: normal">a();
                b();</code></pre>"""
                    .formatted("words that do not fit the page ".repeat(20))))
        .contains("a();\nb();");
  }

  @Test
  void longLinesOfCodeDoNotCostThePageItsStyle() {
    String html =
        "<p style='text-align: right'>right</p><pre>" + "x = 1; ".repeat(60) + "\nend</pre>";
    try (Fixed content = read(html)) {
      Line first = content.pages().get(0).textLayer().orElseThrow().lines().get(0);
      assertThat(first.text()).isEqualTo("right");
      assertThat(first.box().x()).isGreaterThan(200);
    }
  }

  @Test
  void theTextLayerHoldsParagraphsListsAndTables() {
    assertThat(
            text(
                """
                <h1>Guide</h1><p>Some <b>bold</b> words
                of a paragraph.<p>Next<br>line.
                <ul><li>one<li>two<ol start=4><li>four</ol></ul>
                <table><tr><th>a<th>b<tr><td>c<td>d e</table>
                <pre>x  y
                  z</pre>
                """))
        .isEqualTo(
            """
            Guide

            Some bold words of a paragraph.

            Next
            line.
            one
            two
            4. four

            a\tb
            c\td e

            x  y
              z""");
  }

  @Test
  void aParagraphThatWrapsStaysOneParagraph() {
    String words = words(100);
    assertThat(text("<p>" + words)).isEqualTo(words);
    assertThat(text("<p>" + "<i>ab</i><b>cd</b> ".repeat(100)))
        .isEqualTo("abcd ".repeat(100).strip());
    assertThat(text("<p>" + "中文".repeat(200))).isEqualTo("中文".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='overflow:hidden;height:5px;width:20px'>%s</div>",
        "<div style='position:absolute;left:-5000px'>%s</div>",
        "<div style='position:fixed;top:3000px'>%s</div>",
        "<div style='width:1px'>%s</div>",
        "<div style='width:5000px;text-align:right'>%s</div>",
        "<div style='white-space:nowrap'>%s</div>",
        "<pre>%s</pre>",
        "<div style='white-space:pre;width:3000px'>%s</div>",
        "<p style='text-indent:-9999px'>%s</p>",
        "<p style='margin-left:-900px'>%s</p>",
        "<p style='margin:0 0 0 4000px'>%s</p>",
        "<p style='padding-left:200%%'>%s</p>",
        "<p style='float:right;width:3000px'>%s</p>",
        "<p style='line-height:0'>%s</p>",
        "<p style='font-size:0'>%s</p>",
        "<p style='font-size:900px'>%s</p>",
        "<p style='letter-spacing:-30px'>%s</p>",
        "<p style='letter-spacing:90px'>%s</p>",
        "<p style='word-spacing:9000px'>%s</p>",
        "<p style='transform:translate(-900px)'>%s</p>",
        "<p style='color:white'>%s</p>",
        "<p style='position:relative;top:-500px'>%s</p>",
        "<p style='column-count:3'>%s</p>",
        "<p style='clip:rect(0,0,0,0);position:absolute'>%s</p>",
        "<p style='direction:rtl'>%s</p>",
        "<p style='text-transform:uppercase'>%s</p>",
        "<div style='display:flex'><p>%s</p></div>",
        "<div style='display:grid;grid-template-columns:1fr'><p>%s</p></div>",
        "<div style='display:inline-block;width:4000px'>%s</div>",
        "<div style='max-height:3px'>%s</div>",
        "<table style='width:4000px'><tr><td>%s</td><td>x</td></tr></table>",
        "<table><tr><td style='white-space:nowrap'>%s</td></tr></table>",
        "<table><tr><td colspan=999 rowspan=999>%s</table>",
        "<table style='height:1px;table-layout:fixed;width:1px'><tr><td>%s</table>",
        "<style>* {position:absolute!important;top:0;left:0}</style><p>%s</p><p>second</p>",
        "<style>body {width:9000px} p {margin-top:-90px}</style><p>first</p><p>%s</p>",
        "<style>@page {size:10px 10px; margin:9px}</style><p>%s</p>",
        "<style>p {page-break-after:always}</style><p>%s</p>",
        "<style>@media print {p {display:none}} @media (max-width:1px) {p{display:none}}</style><p>%s</p>",
        "<form><fieldset><legend>%s</legend></fieldset></form>",
        "<details><summary>more</summary>%s</details>",
        "<button>%s</button>",
        "<select><option>%s</option></select>",
        "<textarea>%s</textarea>",
        "<noscript>%s</noscript>",
        "<svg><text>%s</text></svg>",
        "<img src='https://example.invalid/a.png' alt='%s'>",
        "<object data='a.swf'>%s</object>",
        "<custom-element>%s</custom-element>",
        "<center><font size=7 color=#fff>%s</font></center>",
        "<marquee><blink>%s</blink></marquee>",
        "<a href='#'>%s</a>",
        "<ul style='list-style:none;margin:0;padding:0'><li>%s</ul>",
        "<dl><dt>%s<dd>definition</dl>",
      })
  void everyVisibleWordStandsOnceAndInsideThePage(String html) {
    String words = words(60);
    Fixed page = read(html.formatted(words) + "<p>behind</p>");
    Map<String, Long> counted =
        Arrays.stream(text(page).split("\\s+"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    for (String word : (words + " behind").split(" ")) {
      assertThat(counted).containsEntry(word, 1L);
    }
    assertInside(page);
  }

  @Test
  void itemsThatFloatAreLaidOut() {
    String html = "<style>li { float: left; width: 30% }</style><p>Some</p><ul><li>one<li>two</ul>";
    assertThat(text(html + "<table><tr><td>a</table>").split("\\W+"))
        .contains("Some", "one", "two", "a");
  }

  @Test
  void signsThatLinkToTheirHeadingAndEmptyButtonsAreNotDrawn() {
    assertThat(text("<h1>Head<a class=headerlink href='#head'>\u00B6</a></h1><button></button>"))
        .isEqualTo("Head");
    assertThat(text("<p><a href='#note'>1</a> <a href='other.html'>#</a>")).isEqualTo("1 #");
  }

  @Test
  void aWordWiderThanThePageIsParted() {
    String word = "Donaudampfschifffahrt".repeat(40);
    Fixed page = read("<table><tr><td>" + word + "</td><td>b</td></tr></table>");
    assertThat(text(page).replaceAll("\\s", "")).isEqualTo(word + "b");
    assertInside(page);
  }

  @Test
  void aTableWiderThanThePageIsDrawnInside() {
    String cells =
        IntStream.range(0, 60).mapToObj(i -> "<td>c" + i + "</td>").collect(Collectors.joining());
    Fixed page = read("<table border=1><tr>" + cells + "</tr></table>");
    assertThat(text(page).split("\\s+")).hasSize(60).doesNotHaveDuplicates();
    assertInside(page);
  }

  @Test
  void whatABrowserDoesNotShowIsNotRead() {
    assertThat(
            text(
                """
                <head><title>title</title><style>.off {display:none} .hid {visibility:hidden}</style></head>
                <script>document.write('script')</script><template>template</template>
                <p class=off>off</p><p class=hid>hidden</p><p hidden>attribute</p><!-- comment -->
                <p style="display:none">inline</p><datalist><option>data</datalist>
                <iframe src="a">frame</iframe><input type=password value=secret><p>seen
                """))
        .isEqualTo("seen");
  }

  @Test
  void everyWordStandsWhereItIsPainted() {
    Fixed page = read("<p>left <span style='color:#00f'>right</span></p><p>below</p>");
    TextLayer layer = page.pages().get(0).textLayer().orElseThrow();
    Pixels pixels = page.pages().get(0).paint();
    int at = layer.text().indexOf("right");
    Box blue = layer.lines().get(0).box(at, at + 5);
    int inside = 0;
    int outside = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int rgb = pixels.toImage().getRGB(x, y) & 0xFFFFFF;
        boolean isBlue = (rgb & 0xFF) > (rgb >> 16 & 0xFF) + 60;
        boolean isIn =
            x >= blue.x() - 1
                && x <= blue.x() + blue.width()
                && y >= blue.y()
                && y < blue.y() + blue.height();
        inside += isBlue && isIn ? 1 : 0;
        outside += isBlue && !isIn ? 1 : 0;
      }
      if (y > 60) {
        break;
      }
    }
    assertThat(inside).isGreaterThan(20);
    assertThat(outside).isZero();
  }

  @Test
  void pagesFollowOneAnotherWithoutLosingALine() {
    String html =
        IntStream.range(0, 300)
            .mapToObj(i -> "<p>number" + i + "</p>")
            .collect(Collectors.joining());
    Fixed page = read(html);
    assertThat(page.pages()).hasSizeGreaterThan(5);
    assertThat(page.pages()).allSatisfy(p -> assertThat(p.width()).isEqualTo(400));
    assertThat(page.pages().get(0).height()).isEqualTo(500);
    assertThat(text(page).split("\\s+"))
        .containsExactly(
            IntStream.range(0, 300).mapToObj(i -> "number" + i).toArray(String[]::new));
    assertInside(page);
  }

  @Test
  void thePageIsTheSameEachTime() {
    String html = "<h1>Same</h1><p>" + words(50);
    assertThat(painted(html)).isEqualTo(painted(html));
  }

  @Test
  void dpiScalesThePage() {
    Fixed page =
        (Fixed) new HtmlReader().read(source("<p>word"), CONFIG.toBuilder().dpi(144).build());
    assertThat(page.pages().get(0).width()).isEqualTo(800);
    Line line = page.pages().get(0).textLayer().orElseThrow().lines().get(0);
    assertThat(line.fontSize()).isEqualTo(24, org.assertj.core.api.Assertions.within(0.1f));
  }

  @Test
  void dataImagesAreDrawnAndCounted() {
    Fixed page = read("<p>dot <img width=50 height=50 src='" + RED_DOT + "'>");
    Pixels pixels = page.pages().get(0).paint();
    assertThat(count(pixels, 0xFF0000)).isGreaterThan(1000);
  }

  @Test
  void filesAreReadOnlyBelowTheNamedRoot() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root/sub"));
    Files.write(folder.resolve("root/dot.png"), png(0x00FF00));
    Files.write(folder.resolve("secret.png"), png(0x0000FF));
    Files.writeString(root.resolve("style.css"), "p { background: #ffff00 }");
    String html =
        "<link rel=stylesheet href=style.css><p>text<img src='../dot.png' width=40 height=40>"
            + "<img alt=no src='../../secret.png'><img alt=no src='/../secret.png'>"
            + "<img alt=no src='%2e%2e/%2e%2e/secret.png'>"
            + "<img alt=no src='"
            + folder.resolve("secret.png").toUri()
            + "'>";
    Path file = Files.writeString(root.resolve("page.html"), html);

    Fixed without = (Fixed) new HtmlReader().read(Source.file(file), CONFIG);
    Fixed with =
        (Fixed) new HtmlReader().read(Source.file(file).withRoot(folder.resolve("root")), CONFIG);

    Pixels bare = without.pages().get(0).paint();
    assertThat(count(bare, 0x00FF00) + count(bare, 0xFFFF00)).isZero();
    Pixels drawn = with.pages().get(0).paint();
    assertThat(count(drawn, 0x00FF00)).isGreaterThan(500);
    assertThat(count(drawn, 0xFFFF00)).isGreaterThan(500);
    assertThat(count(drawn, 0x0000FF)).isZero();
    assertThat(text(with)).isEqualTo("text no no no no");
  }

  @Test
  void nothingIsFetched() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String at = "http://127.0.0.1:" + server.getLocalPort() + "/";
      String html =
          """
          <!DOCTYPE html PUBLIC "x" "%1$sdtd"><html><head><base href="%1$s"><link rel=stylesheet href="%1$sa.css">
          <style>@import "%1$sb.css"; @font-face {font-family:f; src:url(%1$sf.ttf)} p {font-family:f;
          background:url(%1$sc.png); list-style-image:url(%1$sd.png)} p:before {content:url(%1$se.png)}</style></head>
          <body background="%1$sg.png"><p style="background-image:url('%1$sh.png')">text<img src="%1$si.png">
          <li style="list-style-image:url(%1$sd.png)">item<object data="%1$sj"></object><iframe src="%1$sk"></iframe>
          <script src="%1$sl.js"></script><img src="//127.0.0.1:%2$d/m.png"><img src=relative.png>
          <svg><image href="%1$sn.png"/></svg><embed src="%1$so"><video poster="%1$sp.png"></video></body></html>
          """
              .formatted(at, server.getLocalPort());
      read(html).pages().get(0).paint();
      read(html.replace("<!DOCTYPE", "<?xml version='1.0'?><!DOCTYPE")).pages().get(0).paint();
      server.setSoTimeout(50);
      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void textThatWouldNotShowIsDrawnInAColourThatDoes() {
    Pixels white = read("<p style='font-size:50px;color:#fefefe'>words</p>").pages().get(0).paint();
    assertThat(count(white, 0x000000)).isPositive();
    Pixels black =
        read("<p style='font-size:50px;color:#111;background:#000'>words</p>")
            .pages()
            .get(0)
            .paint();
    assertThat(count(black, 0xFFFFFF)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<table><tr><td>", "<ul><li>"})
  void aHundredThousandElementsInEachOtherAreRefusedOrRead(String tag) {
    try {
      assertThat(text(tag.repeat(100_000) + "word")).contains("word");
    } catch (DocumentFormatException e) {
      assertThat(e).hasMessageContaining("html-mode \"dense\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<span style='display:inline-block'>"
      })
  void aThousandElementsInEachOtherAreRead(String tag) {
    assertThat(text(tag.repeat(1000) + "word")).contains("word");
  }

  @Test
  void manyRulesCannotKeepThePageBusy() {
    String rules =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "div div div .c" + i + " > p { color: red }")
            .collect(Collectors.joining());
    String html = "<style>" + rules + "</style>" + "<div><p class=c1>x</p></div>".repeat(3000);
    assertThat(text(html)).contains("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{",
        "@media all{",
        "@media(",
        "a:not(",
        "[a=",
        "/*",
        "'",
        "a{b:c(",
        "@layer x{",
        "\\",
        "*",
        "a,"
      })
  void brokenStyleSheetsAreSurvived(String rule) {
    assertThat(text("<style>" + rule.repeat(50_000) + "</style><p>x")).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "padding:999999999px",
        "margin:1e999px",
        "width:99999999999999999999px",
        "font-size:1e30em",
        "line-height:1e9",
        "border:9999999px solid",
        "text-indent:1e9px",
        "letter-spacing:1e9px",
        "height:1e9px",
        "page-break-after:always",
        "border-spacing:1e9px"
      })
  void measuresWithoutMeasureAreSurvived(String style) {
    assertThat(text("<p style='" + style + "'>x</p>")).isEqualTo("x");
  }

  @Test
  void aLineOfAMillionCharactersIsRead() {
    String word = "x".repeat(200_000);
    assertThat(text("<p>" + word).replaceAll("\\s", "")).isEqualTo(word);
    String line = "word ".repeat(200_000).strip();
    assertThat(text("<pre>" + line).replaceAll("\\s+", " ")).isEqualTo(line);
  }

  @Test
  void hugePagesAreRefusedWithARemedy() {
    String html = "<i>a</i>".repeat(200_000);
    assertThatThrownBy(() -> read(html))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("200004 elements")
        .hasMessageContaining("html-mode \"dense\"");
  }

  @Test
  void theCharacterSetIsThePagesOwn() {
    byte[] latin = "<meta charset=iso-8859-1><p>caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    Source source = Source.stream(new ByteArrayInputStream(latin), "a.html", Source.HTML);
    assertThat(text((Fixed) new HtmlReader().read(source, CONFIG))).isEqualTo("caf\u00e9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<p>", "<script>x</script>", "<style>p{}</style>", "<!-- x -->", "\n"})
  void aPageWithoutWordsIsRefused(String html) {
    assertThatThrownBy(() -> read(html))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("a.html holds no words");
  }

  private static void assertInside(Fixed fixed) {
    for (PageSource page : fixed.pages()) {
      List<Line> lines = page.textLayer().orElseThrow().lines();
      for (Line line : lines) {
        assertThat(line.box().x()).as(line.toString()).isNotNegative();
        assertThat(line.box().x() + line.box().width()).isLessThanOrEqualTo(page.width());
        assertThat(line.box().width()).as(line.toString()).isPositive();
        assertThat(line.baseline()).isBetween(0, page.height());
        assertThat(line.fontSize()).isGreaterThan(3);
      }
    }
  }

  private static Fixed read(String html) {
    return (Fixed) new HtmlReader().read(source(html), CONFIG);
  }

  private static Source source(String html) {
    return Source.text("a.html", html).as(Source.HTML);
  }

  private static String text(String html) {
    return text(read(html));
  }

  private static String text(Fixed fixed) {
    List<String> pages = new ArrayList<>();
    fixed.pages().forEach(page -> pages.add(page.textLayer().orElseThrow().text()));
    return String.join("\n", pages);
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static int[] painted(String html) {
    java.awt.image.BufferedImage image = read(html).pages().get(0).paint().toImage();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static int count(Pixels pixels, int rgb) {
    int found = 0;
    java.awt.image.BufferedImage image = pixels.toImage();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return found;
  }

  private static String dataUrl(int rgb) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(rgb));
  }

  private static byte[] png(int rgb) {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, rgb);
    }
    try (java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      javax.imageio.ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
