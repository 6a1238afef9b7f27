package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.HtmlMode;
import org.glyphreader.Source;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages as dense text: structure stays, chrome goes. */
class HtmlDenseTest {

  private static final RenderConfig DENSE = RenderConfig.builder().htmlMode(HtmlMode.DENSE).build();

  @Test
  void structureStays() {
    assertOutline(
        """
        <h1>Guide <small>2.0</small></h1><p>Some <b>bold</b>, <em>slanted</em> and <code>fixed</code>
        words.<br>Next line.</p>
        <ul><li>one<li>two<ol start=4><li><p>four</p><p>more</p><li>five</ol></ul>
        <blockquote><p>said</p></blockquote>
        <pre><code class="language-java">int  a;
        </code></pre>
        <table><caption>Sizes</caption><tr><th>a<th>b<tr><td>1<td>2<br>3</table>
        <dl><dt>term<dd>meaning</dl><img alt="a chart" src=x>
        <p>10<sup>6</sup> and H<sub>2</sub>O, <q>quoted</q>, <del>gone</del></p>
        """,
        """
        HEADING 1 Guide 2.0
        TEXT 0 Some ‹b:bold›, ‹i:slanted› and ‹m:fixed› words.⏎Next line.
        ITEM 1 - one
        ITEM 1 - two
        ITEM 2 4. four
        TEXT 2 more
        ITEM 2 5. five
        QUOTE 1 said
        CODE 0 ‹#:int›  a;
        TEXT 0 Sizes
        TABLE 0 ‹b:a›⇥‹b:b›⏎1⇥2 3⏎
        TEXT 0 ‹b:term›
        TEXT 1 meaning
        TEXT 0 a chart
        TEXT 0 10^6 and H2O, “quoted”, ~~gone~~""");
  }

  @Test
  void iconsOfTheFontsOfAPageAreNoText() {
    assertOutline("<p>\uE001 <i>\uF0C9</i> Menu \u24D8</p>", "TEXT 0 Menu \u24D8");
  }

  @Test
  void chromeGoes() {
    assertOutline(
        """
        <head><title>Page</title></head><body>
        <header><a href=/>Home</a></header><nav><ul><li><a href=a>A</a></ul></nav>
        <aside>advert</aside>
        <main><article><header><h1>Title</h1></header><p>Text that is long enough to be the page.</p>
        <aside>A note of the article.</aside><footer>Written by me.</footer></article></main>
        <form><input value=x><button>Go</button> Search</form>
        <div style="display: none">hidden</div><p hidden>hidden</p>
        <script>var a;</script><footer>Imprint</footer></body>
        """,
        """
        HEADING 1 Title
        TEXT 0 Text that is long enough to be the page.
        TEXT 0 A note of the article.
        TEXT 0 Written by me.""");
  }

  @Test
  void listsOfLinksAboveTheTitleGo() {
    assertOutline(
        """
        <div id=menu><a href=1>One</a> <a href=2>Two</a> <a href=3>Three</a></div>
        <h1>Title</h1><p>Text.</p><ul><li><a href=1>kept one</a><li><a href=2>kept two</a>
        <li><a href=3>kept three</a></ul>
        """,
        """
        HEADING 1 Title
        TEXT 0 Text.
        ITEM 1 - kept one
        ITEM 1 - kept two
        ITEM 1 - kept three""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <nav>the whole page is here</nav>              | TEXT 0 the whole page is here
          <form>the whole page is a form <input></form>  | TEXT 0 the whole page is a form
          <ul><li><a href=a>a</a><li><a href=b>b</a><li><a href=c>c</a></ul> | ITEM 1 - a~ITEM 1 - b~ITEM 1 - c
          <header>all there is</header>                  | TEXT 0 all there is
          """)
  void inDoubtTextIsKept(String html, String outline) {
    assertOutline(html, outline.replace('~', '\n'));
  }

  @Test
  void cellsThatSpanLeaveTheirPlacesEmpty() {
    assertOutline(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>",
        "TABLE 0 a⇥b⇥⏎⇥c⇥d⏎e⇥f⇥g⏎");
  }

  @Test
  void aTableThatOnlyPlacesIsReadAsWhatItHolds() {
    assertOutline(
        "<table><tr><td><h2>Left</h2><p>one</p><td><h2>Right</h2><p>two</p></table>",
        "HEADING 2 Left\nTEXT 0 one\nHEADING 2 Right\nTEXT 0 two");
  }

  @Test
  void theTitleStandsInForAMissingHeading() {
    assertOutline("<title>Name</title><p>text", "HEADING 1 Name\nTEXT 0 text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<q>",
        "<h1>",
        "<sup>",
        "<pre>",
        "<dl><dt>"
      })
  void aHundredThousandElementsInEachOtherAreRead(String tag) {
    assertThat(read(tag.repeat(100_000) + "word").text()).contains("word");
  }

  @Test
  void entitiesCannotGrow() {
    String html =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>&b;&amp;&#x41;&nbsp;x";
    assertThat(read(html).text()).contains("&b;&A\u00A0x");
  }

  @Test
  void aHugeTableIsRead() {
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "<tr><td rowspan=65000 colspan=65000>a<td>" + i)
            .collect(Collectors.joining());
    assertThat(read("<table>" + rows.substring(0, 30_000) + "</table>").text()).contains("a");
  }

  private static void assertOutline(String html, String outline) {
    assertThat(Flows.outline(read(html))).isEqualTo(outline);
  }

  private static Flow read(String html) {
    return (Flow) new HtmlReader().read(Source.text("a.html", html).as(Source.HTML), DENSE);
  }
}
