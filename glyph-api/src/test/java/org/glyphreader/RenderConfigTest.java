package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.HtmlMode;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.RenderConfig.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page designs: keys, defaults, bounds. */
class RenderConfigTest {

  private static final Map<String, Object> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put("page-size", "595.2755905511812,841.8897637795277");
    DEFAULTS.put("dpi", 72);
    DEFAULTS.put("margin-x", 20.0);
    DEFAULTS.put("margin-y", 20.0);
    DEFAULTS.put("font-path", "builtin:dejavu-sans");
    DEFAULTS.put("font-size", 9.0);
    DEFAULTS.put("line-height", 10.0);
    DEFAULTS.put("font-color", "#000000");
    DEFAULTS.put("alignment", "JUSTIFY");
    DEFAULTS.put("horizontal-scale", 1.0);
    DEFAULTS.put("first-line-indent", 0.0);
    DEFAULTS.put("left-indent", 0.0);
    DEFAULTS.put("right-indent", 0.0);
    DEFAULTS.put("space-before", 0.0);
    DEFAULTS.put("space-after", 0.0);
    DEFAULTS.put("border-width", 0.0);
    DEFAULTS.put("border-padding", 0.0);
    DEFAULTS.put("page-bg-color", "#FFFFFF");
    DEFAULTS.put("para-bg-color", "#FFFFFF");
    DEFAULTS.put("para-border-color", "#FFFFFF");
    DEFAULTS.put("auto-crop-width", false);
    DEFAULTS.put("auto-crop-last-page", false);
    DEFAULTS.put("newline-markup", "<br/>");
    DEFAULTS.put("reflow", false);
    DEFAULTS.put("theme", "light");
    DEFAULTS.put("highlight", true);
    DEFAULTS.put("line-numbers", false);
    DEFAULTS.put("tab-size", 4);
    DEFAULTS.put("pdf-mode", "layout");
    DEFAULTS.put("html-mode", "layout");
  }

  @Test
  void keysAndDefaultsAreTheReferences() {
    assertThat(RenderConfig.builder().build().toMap()).containsExactlyEntriesOf(DEFAULTS);
  }

  @Test
  void everyKeyHasASetterAndAGetter() {
    RenderConfig config =
        RenderConfig.builder()
            .pageSize(new PageSize(400, 500.5))
            .dpi(144)
            .marginX(1)
            .marginY(2)
            .fontPath("fonts/a.ttf")
            .fontSize(8.5)
            .lineHeight(11)
            .fontColor(0x112233)
            .alignment(Alignment.LEFT)
            .horizontalScale(0.9)
            .firstLineIndent(3)
            .leftIndent(4)
            .rightIndent(5)
            .spaceBefore(6)
            .spaceAfter(7)
            .borderWidth(8)
            .borderPadding(9)
            .pageBackground(0x010101)
            .paragraphBackground(0x020202)
            .paragraphBorderColor(0xABCDEF)
            .autoCropWidth(true)
            .autoCropLastPage(true)
            .newlineMarkup("<font color=\"#FF0000\"> \\n </font>")
            .reflow(true)
            .theme(Theme.DARK)
            .highlight(false)
            .lineNumbers(true)
            .tabSize(8)
            .pdfMode(PdfMode.REFLOW)
            .htmlMode(HtmlMode.DENSE)
            .build();
    assertThat(config.toMap().values())
        .containsExactly(
            "400,500.5",
            144,
            1.0,
            2.0,
            "fonts/a.ttf",
            8.5,
            11.0,
            "#112233",
            "LEFT",
            0.9,
            3.0,
            4.0,
            5.0,
            6.0,
            7.0,
            8.0,
            9.0,
            "#010101",
            "#020202",
            "#ABCDEF",
            true,
            true,
            "<font color=\"#FF0000\"> \\n </font>",
            true,
            "dark",
            false,
            true,
            8,
            "reflow",
            "dense");
    assertThat(config.pageSize()).isEqualTo(new PageSize(400, 500.5));
    assertThat(config.alignment()).isEqualTo(Alignment.LEFT);
    assertThat(config.paragraphBorderColor()).isEqualTo(0xABCDEF);
    assertThat(config.htmlMode()).isEqualTo(HtmlMode.DENSE);
    assertThat(throughMap(config)).isEqualTo(config).hasSameHashCodeAs(config);
  }

  private static RenderConfig throughMap(RenderConfig config) {
    RenderConfig.Builder builder = RenderConfig.builder();
    config.toMap().forEach((key, value) -> builder.set(key, String.valueOf(value)));
    return builder.build();
  }

  @Test
  void whatIsSetToItsDefaultEqualsWhatIsNotSet() {
    RenderConfig defaults = RenderConfig.builder().build();
    assertThat(throughMap(defaults)).isEqualTo(defaults).hasSameHashCodeAs(defaults);
    assertThat(RenderConfig.builder().dpi(73).build()).isNotEqualTo(defaults);
    assertThat(RenderConfig.builder().marginX(-0.0).marginX(20).build()).isEqualTo(defaults);
  }

  @Test
  void theLineHeightFollowsTheFontSizeUntilItIsSet() {
    assertThat(RenderConfig.builder().fontSize(12).build().lineHeight()).isEqualTo(13);
    RenderConfig fixed = RenderConfig.builder().lineHeight(10).fontSize(12).build();
    assertThat(fixed.lineHeight()).isEqualTo(10);
    assertThat(fixed.toBuilder().fontSize(14).build().lineHeight()).isEqualTo(10);
  }

  @Test
  void aBuilderMadeOfAConfigurationDoesNotChangeIt() {
    RenderConfig config = RenderConfig.builder().dpi(100).build();
    RenderConfig.Builder builder = config.toBuilder();
    RenderConfig built = builder.dpi(200).build();
    builder.dpi(300);
    assertThat(config.dpi()).isEqualTo(100);
    assertThat(built.dpi()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dpi | 72.0 | 72",
        "dpi | 1e2 | 100",
        "page-size | 595, 842 | 595,842",
        "alignment | left | LEFT",
        "font-color | #abcdef | #ABCDEF",
        "theme | DARK | dark",
        "margin-x | 7 | 7.0",
      })
  void valuesAreReadAsPeopleWriteThem(String key, String value, String read) {
    assertThat(RenderConfig.builder().set(key, value).build().toMap().get(key).toString())
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dpi | 9 | a whole number from 10 to 1200",
        "dpi | 1201 | a whole number from 10 to 1200",
        "dpi | 72.5 | a whole number from 10 to 1200",
        "dpi | 1e999999999 | a whole number from 10 to 1200",
        "dpi | high | a whole number from 10 to 1200",
        "font-size | NaN | a number from 1 to 500",
        "font-size | 9d | a number from 1 to 500",
        "horizontal-scale | 0.05 | a number from 0.1 to 4",
        "margin-x | -1 | a number from 0 to 10000",
        "font-color | red | a colour such as #RRGGBB",
        "font-color | #12345 | a colour such as #RRGGBB",
        "alignment | MIDDLE | one of LEFT, CENTER, RIGHT, JUSTIFY",
        "pdf-mode | ocr | one of layout, reflow",
        "auto-crop-width | yes | true or false",
      })
  void badValuesAreRefusedAndQuoted(String key, String value, String expected) {
    assertThatThrownBy(() -> RenderConfig.builder().set(key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"%s\" must be %s, not \"%s\"".formatted(key, expected, value));
  }

  @Test
  void badValuesOfSettersAreRefusedToo() {
    assertThatThrownBy(() -> RenderConfig.builder().dpi(5))
        .hasMessage("\"dpi\" must be a whole number from 10 to 1200, not 5");
    assertThatThrownBy(() -> RenderConfig.builder().fontSize(Double.NaN))
        .hasMessage("\"font-size\" must be a number from 1 to 500, not NaN");
    assertThatThrownBy(() -> RenderConfig.builder().fontColor(-1))
        .hasMessage("\"font-color\" must be a colour such as #RRGGBB, not -1");
    assertThatThrownBy(() -> RenderConfig.builder().alignment(null))
        .hasMessageEndingWith("not null");
    assertThatThrownBy(() -> RenderConfig.builder().pageSize(new PageSize(10, 842)))
        .hasMessageStartingWith("\"page-size\" must be width,height in pt, each from 20 to 20000");
    assertThatThrownBy(() -> RenderConfig.builder().set("page-size", "595"))
        .hasMessage(
            "\"page-size\" must be width,height in pt, each from 20 to 20000, for example"
                + " \"595,842\", not \"595\"");
  }

  @Test
  void unknownKeysAreRefusedByName() {
    assertThatThrownBy(() -> RenderConfig.builder().set("fontsize", "9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown key \"fontsize\"; known are page-size, dpi, margin-x,")
        .hasMessageEndingWith("html-mode");
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "de-DE"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(RenderConfig.builder().build().toMap()).containsExactlyEntriesOf(DEFAULTS);
        assertThat(RenderConfig.builder().set("alignment", "right").build().alignment())
            .isEqualTo(Alignment.RIGHT);
        assertThat(RenderConfig.builder().set("html-mode", "dense").build().htmlMode())
            .isEqualTo(HtmlMode.DENSE);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theDarkThemeDarkensThePageUnlessItsColoursAreNamed() {
    RenderConfig dark = RenderConfig.builder().theme(Theme.DARK).build();
    assertThat(dark.pageBackground()).isEqualTo(dark.paragraphBackground()).isEqualTo(0x1E1E1E);
    assertThat(dark.fontColor()).isEqualTo(0xD4D4D4);
    assertThat(dark.toMap())
        .containsEntry("page-bg-color", "#1E1E1E")
        .containsEntry("font-color", "#D4D4D4");
    RenderConfig named = dark.toBuilder().pageBackground(0xFFFFFF).fontColor(0).build();
    assertThat(named.pageBackground()).isEqualTo(0xFFFFFF);
    assertThat(named.fontColor()).isZero();
  }
}
