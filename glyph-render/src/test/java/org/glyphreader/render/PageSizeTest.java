package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The size of a page is final at layout and is what cropping the painted page gives")
class PageSizeTest {

  private static final int CONFIGURATIONS = 10_000;
  private static final String[] WORDS = {
    "a",
    "the",
    "ledger",
    "of",
    "Wj",
    "f",
    "lighthouse",
    "12.5",
    "…",
    "—",
    "  ",
    "Ω",
    "汉字",
    "😀",
    "\uD800",
    "\t",
    "\n",
    "\n\n",
    "unbreakableunbreakableunbreakable",
    "j",
    "Å",
    "%"
  };

  @Test
  void sizeAndPixelsEqualThoseOfThePageCroppedAfterPainting() {
    Random random = new Random(20);
    for (int i = 0; i < CONFIGURATIONS; i++) {
      RenderConfig config = randomConfig(random);
      String text = randomText(random);
      RenderConfig whole = config.toBuilder().autoCropWidth(false).autoCropLastPage(false).build();
      Layout cropped = Setup.layout(text, config);
      Layout full = Setup.layout(text, whole);
      assertThat(cropped.pages()).hasSameSizeAs(full.pages());
      for (int page = 0; page < cropped.pages().size(); page++) {
        boolean last = page == cropped.pages().size() - 1;
        Pixels painted = full.pages().get(page).paint();
        assertCropped(cropped.pages().get(page), painted, config, last);
      }
    }
  }

  private static void assertCropped(
      PageSource page, Pixels painted, RenderConfig config, boolean last) {
    int right = -1;
    int bottom = -1;
    Pixels grey = painted.grey();
    int background = luma(config.pageBackground());
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        if (Math.abs(grey.get(x, y, 0) - background) > 5) {
          right = Math.max(right, x);
          bottom = y;
        }
      }
    }
    if (right < 0 || page.textLayer().orElseThrow().lines().isEmpty()) {
      return;
    }
    int width = grey.width();
    int height = grey.height();
    if (config.autoCropWidth()) {
      width = (int) Math.rint(Math.min(width, right + 1 + config.marginX()));
    }
    if (config.autoCropLastPage() && last) {
      height = (int) Math.max(1, Math.rint(Math.min(height, bottom + config.marginY())));
    }
    assertThat(page.width() + " × " + page.height())
        .as("%s", config)
        .isEqualTo(width + " × " + height);
    Pixels found = page.paint();
    assertThat(found.width()).isEqualTo(width);
    assertThat(found.height()).isEqualTo(height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (found.get(x, y, 0) != painted.get(x, y, 0)) {
          assertThat(found.get(x, y, 0)).as("pixel %d, %d", x, y).isEqualTo(painted.get(x, y, 0));
        }
      }
    }
  }

  private static int luma(int rgb) {
    int r = rgb >> 16 & 0xFF;
    int g = rgb >> 8 & 0xFF;
    int b = rgb & 0xFF;
    return (299 * r + 587 * g + 114 * b + 500) / 1000;
  }

  private static RenderConfig randomConfig(Random random) {
    RenderConfig.Builder config =
        RenderConfig.builder()
            .pageSize(new PageSize(60 + random.nextInt(120), 60 + random.nextDouble() * 90))
            .dpi(30 + random.nextInt(110))
            .marginX(random.nextInt(12))
            .marginY(random.nextDouble() * 12)
            .fontSize(4 + random.nextInt(9))
            .lineHeight(4 + random.nextDouble() * 12)
            .alignment(Alignment.values()[random.nextInt(4)])
            .autoCropWidth(random.nextInt(5) > 0)
            .autoCropLastPage(random.nextInt(5) > 0)
            .newlineMarkup(
                random.nextInt(3) == 0 ? "<font color=\"#FF0000\"> \\n </font>" : "<br/>");
    if (random.nextInt(3) == 0) {
      config.horizontalScale(0.5 + random.nextInt(8) / 10.0);
    }
    if (random.nextInt(3) == 0) {
      config.firstLineIndent(random.nextInt(12)).leftIndent(random.nextInt(9));
      config.rightIndent(random.nextInt(9)).spaceAfter(random.nextInt(7));
    }
    if (random.nextInt(3) == 0) {
      config.pageBackground(0x202428).paragraphBackground(0x202428).fontColor(0xE8E8E8);
    }
    if (random.nextInt(4) == 0) {
      config.paragraphBackground(0xF0E0D0).borderPadding(random.nextInt(4));
      config.borderWidth(random.nextInt(3)).paragraphBorderColor(0x3366AA);
    }
    return config.build();
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(90);
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(6) == 0 ? "" : " ");
    }
    return text.toString();
  }

  @Test
  void aDarkPageWhoseSideEndsInsideAPixelIsCroppedLikeALightOne() {
    RenderConfig.Builder config =
        Setup.small().pageSize(new PageSize(100.3, 100.3)).autoCropWidth(true);
    Layout light = Setup.layout("ledger", config.theme(RenderConfig.Theme.LIGHT).build());
    Layout dark = Setup.layout("ledger", config.theme(RenderConfig.Theme.DARK).build());
    assertThat(dark.pages().get(0).width()).isCloseTo(light.pages().get(0).width(), within(1));
    assertThat(dark.pages().get(0).width()).isLessThan(90);
  }

  @Test
  void aTextThatShowsNothingIsOneBlankPatchWhereCroppingIsOn() {
    for (String nothing : new String[] {"", "\n\n", " \t\u200B", "\u00AD"}) {
      Layout layout = Setup.layout(nothing, Setup.small().build());
      assertThat(layout.pages()).hasSize(1);
      assertThat(layout.pages().get(0).width()).isEqualTo(28);
      assertThat(layout.pages().get(0).height()).isEqualTo(28);
      assertThat(layout.pages().get(0).paint().get(13, 13, 0)).isEqualTo(255);
    }
  }

  @Test
  void aPageWithoutRoomForTypeIsRefusedWithTheKeysToChange() {
    RenderConfig config = Setup.small().marginX(100).build();
    assertThatThrownBy(() -> Setup.layout("text", config))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("No room for type")
        .hasMessageContaining("200.0 × 200.0 pt")
        .hasMessageContaining("\"margin-x\"");
  }

  @Test
  void aPageOfTooManyPixelsIsRefusedBeforeAnythingIsAllocated() {
    RenderConfig config = Setup.small().pageSize(new PageSize(20_000, 20_000)).dpi(1200).build();
    assertThatThrownBy(() -> Setup.layout("text", config))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("333334 × 333334 px")
        .hasMessageContaining("\"dpi\" (1200)");
  }
}
