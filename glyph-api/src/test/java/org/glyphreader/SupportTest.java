package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.Script;
import org.junit.jupiter.api.Test;

/** The lines that support the answer of a reader that cites nothing, as a VLM does. */
class SupportTest extends EngineTest {

  private static final String CONTRACT =
      """
      The supplier delivers the goods to the
      harbour of Halden before the first of May.
      For late delivery the supplier pays a
      penalty of 250 crowns for each full week.
      The buyer pays within thirty days.
      Disputes go to the court of Ostrava.
      The contract is kept in two copies.
      """;

  private static final String CHINESE =
      """
      供应商应在五月一日前将货物运至哈尔登港口。
      迟延交货的，供应商每满一周支付违约金二百五十克朗。
      买方应在三十日内付款。
      争议由奥斯特拉瓦法院管辖。
      """;

  private List<Evidence> support(String text, String question, String answer) {
    script.answering((p, sink, pages) -> Script.says(answer));
    try (GlyphEngine engine = builder().build()) {
      return engine.compress(text).ask(question).evidence();
    }
  }

  @Test
  void findsTheLinesOfAShortAnswer() {
    List<Evidence> found =
        support(CONTRACT, "What is the penalty for late delivery?", "250 crowns per week");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).quote()).contains("penalty of 250 crowns");
    assertThat(found.get(0).score()).isBetween(0.5, 1.0);
  }

  @Test
  void findsTheLinesOfEverySentenceOfALongAnswer() {
    List<Evidence> found =
        support(
            CONTRACT,
            "Summarise the duties.",
            "The supplier must bring the goods to the harbour of Halden. A penalty of 250 crowns is"
                + " due for each week. The buyer has to pay within thirty days.");
    assertThat(found).extracting(Evidence::quote).anyMatch(q -> q.contains("Halden"));
    assertThat(found).extracting(Evidence::quote).anyMatch(q -> q.contains("250 crowns"));
    assertThat(found).extracting(Evidence::quote).anyMatch(q -> q.contains("thirty days"));
  }

  @Test
  void findsChineseLines() {
    List<Evidence> found = support(CHINESE, "迟延交货的违约金是多少？", "每满一周二百五十克朗。");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).quote()).contains("二百五十克朗");
  }

  @Test
  void findsNothingWhereNothingSupportsTheAnswer() {
    assertThat(support(CONTRACT, "Who is the captain?", "Captain Joris Hale commands it."))
        .isEmpty();
    assertThat(support(CONTRACT, "Who?", "I could not find that information here.")).isEmpty();
    assertThat(support(CHINESE, "船长是谁？", "船长名叫约里斯。")).isEmpty();
    assertThat(support(CONTRACT, "What?", "  ")).isEmpty();
    assertThat(support(CONTRACT, "What?", "!?")).isEmpty();
  }

  @Test
  void findsASingleHanCharacter() {
    String text = "港口有灯塔一座。\n船员共九人。\n";
    List<Evidence> found = support(text, "船员有几人？", "九");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).quote()).contains("船员共九人");
  }

  @Test
  void wordsThatAreEverywhereSupportNothing() {
    assertThat(support("There is no lamp.\nThe kettle is hot.\n", "Hot?", "No.")).isEmpty();
    assertThat(support(pages(3), "What?", "It is the line that speaks of.")).isEmpty();
    assertThat(support("这里没有灯。\n", "有灯吗？", "没有。")).isEmpty();
  }

  @Test
  void looksOnlyAtThePagesThatWereAskedAbout() {
    script.answering((p, sink, pages) -> Script.says("thing5"));
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress(pages(3));
      assertThat(document.ask("Which thing?").evidence()).hasSize(1);
      assertThat(document.ask(Question.builder("Which?").pages(2, 3).build()).evidence()).isEmpty();
    }
  }
}
