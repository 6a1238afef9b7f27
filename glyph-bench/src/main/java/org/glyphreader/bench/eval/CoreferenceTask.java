package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;

/**
 * Multi-round co-reference, in the manner of MRCR (arXiv 2409.12640): a long conversation in which
 * the same request is made {@value #NEEDLES} times among others; one of the replies is asked for.
 */
final class CoreferenceTask implements EvalTask {

  private static final int NEEDLES = 4;
  private static final String[] FORMS = {"note", "poem", "riddle", "story", "speech", "letter"};
  private static final String[] TOPICS = {
    "tapirs", "lighthouses", "thunder", "bread", "chess", "glaciers", "bees", "trains", "tea"
  };
  private static final String[] ORDINALS = {"first", "second", "third", "fourth"};

  private record Turn(String request, String reply) {
    String written() {
      return "User: " + request + "\nAssistant: " + reply + "\n";
    }
  }

  @Override
  public String name() {
    return "coreference";
  }

  @Override
  public String score() {
    return "rougeL";
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    String form = FORMS[random.nextInt(FORMS.length)];
    String topic = TOPICS[random.nextInt(TOPICS.length)];
    List<Turn> needles = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < NEEDLES; i++) {
      Turn turn = turn(form, topic, random);
      needles.add(turn);
      length += turn.written().length();
    }
    List<Turn> others = new ArrayList<>();
    while (length < characters) {
      Turn turn =
          turn(FORMS[random.nextInt(FORMS.length)], TOPICS[random.nextInt(TOPICS.length)], random);
      if (!turn.request().equals(needles.get(0).request())) {
        others.add(turn);
        length += turn.written().length();
      }
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < NEEDLES; i++) {
      places.add(random.nextInt(others.size() + 1));
    }
    places.sort((a, b) -> Integer.compare(b, a));
    for (int i = 0; i < NEEDLES; i++) {
      others.add(places.get(i), needles.get(NEEDLES - 1 - i));
    }
    StringBuilder text = new StringBuilder();
    others.forEach(turn -> text.append(turn.written()));
    int asked = random.nextInt(NEEDLES);
    EvalQuestion question =
        new EvalQuestion(
            "What is the %s %s about %s?".formatted(ORDINALS[asked], form, topic),
            "Answer with the assistant's reply word for word, and nothing else.",
            List.of(needles.get(asked).reply()),
            false);
    return new EvalDocument(text.toString().strip(), List.of(question));
  }

  private static Turn turn(String form, String topic, Random random) {
    String reply =
        GeneratedText.sentence(TextKind.ENGLISH, random)
            + " "
            + GeneratedText.sentence(TextKind.ENGLISH, random);
    return new Turn("Write a %s about %s.".formatted(form, topic), reply);
  }
}
