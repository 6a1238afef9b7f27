package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages saved from real documentation; {@code web/README.md} names their sources. */
class SavedPagesTest {

  private static final Path FOLDER = Path.of("src/test/resources/web");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

  @ParameterizedTest
  @ValueSource(strings = {"libffi", "zlib", "httpd", "libxslt", "mdbook"})
  void everyVisibleWordAppearsExactlyOnce(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".html");
    Fixed pages = (Fixed) new HtmlReader().read(Source.file(file), RenderConfig.builder().build());
    List<String> texts = new ArrayList<>();
    for (PageSource page : pages.pages()) {
      texts.add(page.textLayer().map(TextLayer::text).orElse(""));
    }
    assertThat(words(String.join("\n", texts))).isEqualTo(words(visible(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"libffi", "zlib", "httpd", "libxslt", "mdbook"})
  void theDenseModeDropsLittleAndDoublesNothing(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".html");
    RenderConfig dense = RenderConfig.builder().htmlMode(RenderConfig.HtmlMode.DENSE).build();
    Flow flow = (Flow) new HtmlReader().read(Source.file(file), dense);
    Document page = Jsoup.parse(Files.readString(file));
    Map<String, Integer> all = words(visible(file) + " " + page.title());
    assertThat(words(flow.text()))
        .allSatisfy(
            (word, times) ->
                assertThat(times).as(word).isLessThanOrEqualTo(all.getOrDefault(word, 0)));
    int kept = words(flow.text()).values().stream().mapToInt(times -> times).sum();
    int visible = all.values().stream().mapToInt(times -> times).sum();
    assertThat(kept).isGreaterThan(visible * 3 / 4);
  }

  /** What a browser without the page's scripts and linked style sheets shows. */
  private static String visible(Path file) throws IOException {
    Document page = Jsoup.parse(Files.readString(file));
    page.select("script, style, template, iframe, [hidden]").remove();
    page.select("img").forEach(image -> image.after(" " + image.attr("alt") + " "));
    page.select("input:not([type=hidden])")
        .forEach(input -> input.after(" " + input.val() + input.attr("placeholder") + " "));
    page.select("a[href^=#]:matchesOwn(^\\s*\u00B6\\s*$)").remove();
    return page.body().text();
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      counts.merge(word.group(), 1, Integer::sum);
    }
    return counts;
  }
}
