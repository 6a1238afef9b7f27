package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSpellerTest {

  private static final String[] CLASSES = "_mnrtuedIliwahbs5é灯('|-".split("");
  private static final WordList WORDS = WordList.load();
  private static final WordSpeller SPELLER = new WordSpeller(WORDS, CLASSES);

  @Test
  void spellsWhatIsNoWordAsTheWordThatIsAlike() {
    assertThat(spell("t", "u", "m/.6 r/.2", "n/.2", "e", "d")).isEqualTo("turned");
    assertThat(spell("l/.7 I/.2", "t")).isEqualTo("It");
    assertThat(spell("(", "l/.7 i/.2", "t")).isEqualTo("(it");
  }

  @Test
  void leavesWhatTheNetworkIsSureOf() {
    assertThat(spell("t", "u", "m/.955 r/.02", "n/.02", "e", "d")).isEqualTo("tumed");
    assertThat(spell("t", "u", "m/.945 r/.03", "n/.9", "e", "d")).isEqualTo("tumned");
    assertThat(spell("l/.955 I/.045", "t")).isEqualTo("lt");
    assertThat(spell("l/.88 I/.12", "t")).isEqualTo("It");
  }

  @Test
  void leavesNamesThatLookLikeNoWord() {
    assertThat(spell("d", "u/.6 i/.3", "n", "t", "e", "l")).isEqualTo("duntel");
  }

  @Test
  void leavesNumbersAndOtherScripts() {
    assertThat(spell("5/.6 I/.3", "t")).isEqualTo("5t");
    assertThat(spell("5/.6 I/.3", "灯")).isEqualTo("5灯");
    assertThat(spell("m", "e", "r/.7 n/.2", "é")).isEqualTo("meré");
  }

  @Test
  void leavesMarksAndWhatFollowsAnApostrophe() {
    assertThat(spell("w", "e", "'/.9", "l", "_", "l")).isEqualTo("we'll");
    assertThat(spell("h", "e", "'/.9", "d/.9 l/.1")).isEqualTo("he'd");
    assertThat(spell("t", "-/.9", "t", "h/.9 n/.1", "e")).isEqualTo("t-the");
    assertThat(spell("|/.9 I/.05")).isEqualTo("|");
    assertThat(spell("|", "I/.25")).isEqualTo("|");
    assertThat(spell("(", "(", "l/.7 I/.25", "t")).isEqualTo("(It");
  }

  @Test
  void keepsTheLastLetterWhereASpaceIsAtItsStep() {
    List<CtcStep> seen = List.of(step("t"), step("h"), step("e"), step("m/.9"), step("a/.9 e/.1"));
    List<ReadCharacter> read = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      read.add(new ReadCharacter("them".substring(i, i + 1), 1, i, 0));
    }
    read.add(ReadCharacter.unlikely(" ", 3));
    read.add(new ReadCharacter("a", 0.9, 4, 0));
    assertThat(ReadCharacter.text(SPELLER.spell(read, seen))).isEqualTo("them a");
  }

  @Test
  void aSpelledWordIsAsLikelyAsTheListMakesIt() {
    List<ReadCharacter> word = read("l/.7 I/.3", "t");
    assertThat(ReadCharacter.text(word)).isEqualTo("It");
    assertThat(word).allMatch(each -> each.probability() > 0.9 && each.probability() < 1);
  }

  @Test
  void leavesAWordThatIsTooLong() {
    String[] steps = new String[200];
    Arrays.fill(steps, "m/.6 n/.3");
    assertThat(spell(steps)).isEqualTo("m");
  }

  @Test
  void knowsWordsInTheFormsTheyAreWrittenIn() {
    assertThat(List.of("the", "The", "THE", "I", "a", "Internet")).allMatch(WORDS::has);
    assertThat(List.of("tHe", "ThE", "i", "x", "th", "lt", "turned5", "")).noneMatch(WORDS::has);
  }

  private static String spell(String... steps) {
    return ReadCharacter.text(read(steps));
  }

  /** What is spelled of steps that give each class its probability, and the rest to the blank. */
  private static List<ReadCharacter> read(String... steps) {
    List<ReadCharacter> read = new ArrayList<>();
    List<CtcStep> seen = new ArrayList<>();
    String last = "";
    for (String each : steps) {
      CtcStep step = step(each);
      boolean blank = each.equals("_") || step.probabilities()[0] <= step.blank();
      String best = blank ? "" : each.substring(0, 1);
      if (!best.isEmpty() && !best.equals(last)) {
        read.add(new ReadCharacter(best, step.probabilities()[0], seen.size(), 0));
      }
      seen.add(step);
      last = best;
    }
    return SPELLER.spell(read, seen);
  }

  private static CtcStep step(String text) {
    if (text.equals("_")) {
      return new CtcStep(1, new int[0], new double[0]);
    }
    String[] likely = text.split(" ");
    int[] classes = new int[likely.length];
    double[] probabilities = new double[likely.length];
    double blank = 1;
    for (int i = 0; i < likely.length; i++) {
      classes[i] = List.of(CLASSES).indexOf(likely[i].substring(0, 1));
      probabilities[i] = likely[i].length() > 1 ? Double.parseDouble(likely[i].substring(2)) : 1;
      blank -= probabilities[i];
    }
    return new CtcStep(Math.max(0, blank), classes, probabilities);
  }
}
