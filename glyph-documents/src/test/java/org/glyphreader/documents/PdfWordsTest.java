package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PdfMode;
import org.glyphreader.spi.Flow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No word of a PDF is lost, however its pages look. */
class PdfWordsTest {

  private static final RenderConfig REFLOW = RenderConfig.builder().pdfMode(PdfMode.REFLOW).build();

  private static final String[] FORMS = {
    "%s", "- %s", "%s . . . . . . . 7", "%s {", "= %s;", "%s:", "3.1 %s", "(%s)", "%s, %s"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyWordIsTold(long seed) {
    Random random = new Random(seed);
    List<String> words = new ArrayList<>();
    byte[] pdf =
        Pdfs.make(
            document -> {
              String header = "";
              for (int p = 0; p < 2 + random.nextInt(8); p++) {
                header = p == 0 || random.nextInt(3) == 0 ? word(random, words) : header;
                String running = header;
                Pdfs.page(
                    document,
                    content -> {
                      Pdfs.show(content, 9, 60 + random.nextInt(300), 810, running);
                      float y = 780;
                      while (y > 80) {
                        float size = random.nextInt(8) == 0 ? 16 : 10;
                        float x = 60 + 20 * random.nextInt(4);
                        for (int i = 0; i <= random.nextInt(3); i++) {
                          String form = FORMS[random.nextInt(FORMS.length)];
                          String text =
                              Pattern.compile("%s")
                                  .matcher(form)
                                  .replaceAll(match -> word(random, words));
                          Pdfs.show(content, size, x, y, text);
                          x += 150;
                        }
                        y -= size * (1.2f + random.nextInt(3) / 2f);
                      }
                    });
              }
            });
    Flow flow = (Flow) new PdfReaderProvider().reader().read(Pdfs.source(pdf), REFLOW);
    TreeSet<String> told = new TreeSet<>(List.of(flow.text().split("[^a-z]+")));
    assertThat(words).filteredOn(word -> !told.contains(word)).isEmpty();
  }

  private static String word(Random random, List<String> words) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    words.add(word.toString());
    return word.toString();
  }
}
