package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;
import org.glyphreader.spi.StoredDocument;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.Test;

/** The small values: bounds, copies, arithmetic. */
class ValuesTest {

  private static Line line(String text, int start) {
    return Line.of(
        text, new Box(10, 20, 100, 12), 30, 9, start, start + text.length(), Line.Origin.SOURCE);
  }

  @Test
  void boxesJoinAndAreCut() {
    Box box = new Box(2, 3, 10, 5);
    assertThat(box.right()).isEqualTo(12);
    assertThat(box.bottom()).isEqualTo(8);
    assertThat(box.union(new Box(0, 10, 3, 3))).isEqualTo(new Box(0, 3, 12, 10));
    assertThat(new Box(-4, -4, 10, 10).clip(5, 3)).isEqualTo(new Box(0, 0, 5, 3));
    assertThat(new Box(50, 50, 10, 10).clip(5, 3)).isEqualTo(new Box(5, 3, 0, 0));
    assertThatThrownBy(() -> new Box(0, 0, -1, 2)).hasMessage("A box of -1 × 2 px");
  }

  @Test
  void aPartOfALineHasItsExactBoxWhereEdgesAreKnownElseAnEqualShare() {
    Line line = line("abcd", 100);
    assertThat(line.box(101, 103)).isEqualTo(new Box(35, 20, 50, 12));
    assertThat(line.box(0, 1000)).isEqualTo(line.box());
    assertThat(line.box(200, 300).width()).isZero();
    Line exact = line.withEdges(new float[] {10, 12.5f, 60, 61, 110});
    assertThat(exact.box(101, 103)).isEqualTo(new Box(12, 20, 49, 12));
    assertThat(exact.shift(-100).box(1, 3)).isEqualTo(new Box(12, 20, 49, 12));
    assertThat(exact.shift(-100).start()).isZero();
    assertThat(exact.shift(0)).isSameAs(exact);
  }

  @Test
  void aLineKeepsItsEdgesFromTheCallersHands() {
    float[] edges = {10, 20};
    Line line = line("a", 0).withEdges(edges);
    edges[0] = 99;
    assertThat(line.shift(5).box(5, 5)).isEqualTo(new Box(10, 20, 0, 12));
  }

  @Test
  void linesOutOfBoundsAreRefused() {
    Box box = new Box(0, 0, 1, 1);
    assertThatThrownBy(() -> Line.of("", box, 0, 1, 3, 2, Line.Origin.PDF))
        .hasMessage("A line from offset 3 to 2");
    assertThatThrownBy(() -> line("abc", 0).withEdges(new float[3]))
        .hasMessage("3 edges for 3 code units");
    assertThatThrownBy(() -> new TextLayer("ab", List.of(line("abc", 0))))
        .hasMessageEndingWith("reaches beyond the page's 2 code units");
  }

  @Test
  void blocksOfAFlowStandInOrderInsideTheText() {
    Block first = new Block(Block.Kind.TEXT, 0, 3, List.of());
    Block second = new Block(Block.Kind.CODE, 2, 4, List.of());
    assertThatThrownBy(() -> new Flow("abcd", List.of(first, second)))
        .hasMessage("CODE block 2..4 overlaps its neighbour or leaves the text of 4 code units");
    assertThatThrownBy(() -> new Flow("ab", List.of(first)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Flow.plain("abc").blocks()).containsExactly(first);
    assertThatThrownBy(() -> new Block(Block.Kind.TEXT, 3, 2, List.of()))
        .hasMessage("A block from offset 3 to 2");
    assertThatThrownBy(() -> new Run(2, 1, 0)).hasMessage("A run from offset 2 to 1");
    assertThatThrownBy(() -> new Run(0, 1, 0x1000000)).hasMessage("Not a colour: 0x1000000");
  }

  @Test
  void runsOfABlockStandInOrderInsideIt() {
    assertThatThrownBy(
            () -> new Block(Block.Kind.CODE, 0, 5, List.of(new Run(0, 3, 0), new Run(2, 4, 0))))
        .hasMessage("Run 2..4 overlaps its neighbour or leaves the block 0..5");
    assertThatThrownBy(() -> new Block(Block.Kind.CODE, 2, 5, List.of(new Run(0, 3, 0))))
        .hasMessage("Run 0..3 overlaps its neighbour or leaves the block 2..5");
  }

  @Test
  void pageRangesCountFromOne() {
    assertThat(new PageRange(2, 4).size()).isEqualTo(3);
    assertThat(new PageRange(2, 4).contains(4)).isTrue();
    assertThat(new PageRange(2, 4).contains(5)).isFalse();
    assertThat(new PageRange(2, 4)).hasToString("2-4");
    assertThat(new PageRange(9, 9)).hasToString("9");
    assertThatThrownBy(() -> new PageRange(0, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageRange(3, 2))
        .hasMessage("Pages 3-2: the first is 1, and the last not before the first");
    assertThatThrownBy(
            () -> new Citation(1, 2, 1, 0, 0, 1, OptionalDouble.empty(), Optional.empty()))
        .hasMessage("A citation of page 1, lines 2 to 1, offsets 0 to 0");
  }

  @Test
  void questionsHaveDefaultsAndBounds() {
    Question question = Question.of(" Who? ");
    assertThat(question.text()).isEqualTo("Who?");
    assertThat(question.instruction()).isEmpty();
    assertThat(question.pages()).isEmpty();
    assertThat(question.maxNewTokens()).isEqualTo(512);
    assertThat(question.sampling()).isEqualTo(Sampling.GREEDY);
    assertThat(question.deadline()).isEmpty();
    assertThat(question.cancellation().isCancelled()).isFalse();
    assertThatThrownBy(() -> Question.of(" ")).hasMessage("The question is blank");
    Question.Builder builder = Question.builder("Q?");
    assertThatThrownBy(() -> builder.maxNewTokens(0))
        .hasMessage("maxNewTokens must be at least 1, not 0");
    assertThatThrownBy(() -> builder.deadline(Duration.ZERO))
        .hasMessage("The deadline must be positive, not PT0S");
    assertThatThrownBy(() -> builder.pages(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void compressingPaysAboveARatioOfOne() {
    assertThat(stats(OptionalLong.of(71), 70).pays()).isTrue();
    assertThat(stats(OptionalLong.of(70), 70).pays()).isFalse();
    assertThat(stats(OptionalLong.of(140), 70).ratio()).hasValue(2);
    assertThat(stats(OptionalLong.empty(), 70).ratio()).isEmpty();
    assertThat(stats(OptionalLong.empty(), 70).pays()).isFalse();
  }

  private static CompressionStats stats(OptionalLong textTokens, long visualTokens) {
    return new CompressionStats(1, textTokens, "t", visualTokens, "v", true, 1, 0);
  }

  @Test
  void collectionsAreCopiedInTheirOrder() {
    List<Line> lines = new ArrayList<>(List.of(line("abc", 0)));
    TextLayer layer = new TextLayer("abc", lines);
    lines.clear();
    assertThat(layer.lines()).hasSize(1);
    RenderConfig config = RenderConfig.builder().build();
    assertThat(new StoredDocument.Part("s", "m", config.toMap(), 0, List.of()).config().keySet())
        .containsExactlyElementsOf(config.toMap().keySet());
  }
}
