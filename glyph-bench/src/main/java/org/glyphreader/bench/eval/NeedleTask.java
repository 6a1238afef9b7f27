package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Needles in a haystack, in the manner of RULER (arXiv 2404.06654, section 3.1): sentences that
 * give a key a value are hidden in prose; values are asked for by their keys.
 *
 * @param name the task's name
 * @param keys how many keys have values
 * @param valuesPerKey how many values each key has
 * @param asked how many keys are asked for in one question
 * @param uuids whether values are UUIDs, else seven-digit numbers
 */
record NeedleTask(String name, int keys, int valuesPerKey, int asked, boolean uuids)
    implements EvalTask {

  private static final String[] FIRST = {
    "amber", "brisk", "crimson", "dapper", "eager", "frosty", "golden", "humble", "ivory", "jolly",
    "lively", "mellow", "noble", "olive", "proud", "quaint", "rustic", "scarlet", "tidy", "velvet"
  };
  private static final String[] SECOND = {
    "falcon", "glacier", "harbor", "island", "jaguar", "kayak", "lagoon", "meteor", "nectar",
    "orchid", "panther", "quartz", "raven", "saturn", "tulip", "umbrella", "volcano", "walrus"
  };

  @Override
  public String score() {
    return "recall";
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < keys) {
      names.add(FIRST[random.nextInt(FIRST.length)] + "-" + SECOND[random.nextInt(SECOND.length)]);
    }
    List<String> known = List.copyOf(names);
    List<String> needles = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int k = 0; k < keys; k++) {
      for (int v = 0; v < valuesPerKey; v++) {
        String value = value(random);
        needles.add(
            "One of the special magic %s for %s is: %s.".formatted(plural(), known.get(k), value));
        if (k < asked) {
          answers.add(value);
        }
      }
    }
    String text = Haystack.hide(needles, characters, random);
    String question = question(known.subList(0, asked));
    return new EvalDocument(
        text, List.of(new EvalQuestion(question, instruction(answers.size()), answers, true)));
  }

  private String question(List<String> names) {
    String all =
        names.size() == 1
            ? names.get(0)
            : String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1);
    return names.size() * valuesPerKey == 1
        ? "What is the special magic %s for %s?".formatted(uuids ? "uuid" : "number", all)
        : "What are all the special magic %s for %s?".formatted(plural(), all);
  }

  private String plural() {
    return uuids ? "uuids" : "numbers";
  }

  private static String instruction(int values) {
    return values == 1
        ? "Answer with the value only."
        : "Answer with the values only, separated by commas.";
  }

  private String value(Random random) {
    return uuids
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : Integer.toString(1_000_000 + random.nextInt(9_000_000));
  }
}
