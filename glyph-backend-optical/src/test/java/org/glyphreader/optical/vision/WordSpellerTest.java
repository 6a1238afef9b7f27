package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSpellerTest {

  private static final String[] CLASSES = "_,m,n,r,t,u,e,d,I,l,i,5,灯,(".split(",");
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
    assertThat(spell("t", "u", "m/.97 r/.02", "n/.02", "e", "d")).isEqualTo("tumed");
    assertThat(spell("l/.995 I/.004", "t")).isEqualTo("lt");
  }

  @Test
  void leavesNamesThatLookLikeNoWord() {
    assertThat(spell("d", "u/.6 i/.3", "n", "t", "e", "l")).isEqualTo("duntel");
  }

  @Test
  void leavesNumbersAndOtherScripts() {
    assertThat(spell("l/.6 I/.3", "t", "5")).isEqualTo("lt5");
    assertThat(spell("l/.6 I/.3", "t", "灯", "l")).isEqualTo("lt灯l");
  }

  @Test
  void knowsWordsInTheFormsTheyAreWrittenIn() {
    assertThat(List.of("the", "The", "THE", "I", "a", "Internet")).allMatch(WORDS::has);
    assertThat(List.of("tHe", "ThE", "i", "x", "th", "lt", "turned5", "")).noneMatch(WORDS::has);
  }

  /** What is spelled of steps that give each class its probability, and the rest to the blank. */
  private static String spell(String... steps) {
    List<ReadCharacter> read = new ArrayList<>();
    List<CtcStep> seen = new ArrayList<>();
    for (String step : steps) {
      String[] likely = step.split(" ");
      int[] classes = new int[likely.length];
      double[] probabilities = new double[likely.length];
      double blank = 1;
      for (int i = 0; i < likely.length; i++) {
        String[] share = likely[i].split("/");
        classes[i] = List.of(CLASSES).indexOf(share[0]);
        probabilities[i] = share.length > 1 ? Double.parseDouble(share[1]) : 1;
        blank -= probabilities[i];
      }
      seen.add(new CtcStep(blank, classes, probabilities));
      if (probabilities[0] > blank) {
        read.add(new ReadCharacter(CLASSES[classes[0]], probabilities[0], seen.size() - 1, 0));
      }
    }
    return ReadCharacter.text(SPELLER.spell(read, seen));
  }
}
