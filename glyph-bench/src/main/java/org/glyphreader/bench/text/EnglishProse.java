package org.glyphreader.bench.text;

import static org.glyphreader.bench.text.Words.any;

import java.util.Random;

/** Sentences of a quiet chronicle of towns and trades. */
final class EnglishProse {

  private static final String[] PEOPLE =
      Words.list(
          "Agnes Albert Amara Anton Beatrice Bruno Carla Cedric Clara Conrad Dalia Daniel Edith"
              + " Emil Esther Felix Flora Gideon Greta Hannah Hector Ida Ivan Jonas Julia Karim"
              + " Lena Leopold Magda Martin Mina Nadia Nils Olga Oscar Paula Petra Quentin Rosa"
              + " Rufus Selma Simon Tamar Theo Ursula Victor Wanda Xenia Yusuf Zelda");
  private static final String[] TRADES =
      Words.list(
          "baker blacksmith bookbinder brewer carpenter carter cartographer chandler clerk cooper"
              + " dyer engraver farmer ferryman fisherman forester gardener glazier goldsmith"
              + " innkeeper joiner librarian locksmith mason miller musician notary painter potter"
              + " printer roper saddler sailor schoolmaster shepherd shipwright stonecutter"
              + " surveyor tailor tanner teacher thatcher tinker turner weaver wheelwright");
  private static final String[] PLACES =
      Words.list(
          "Alderbrook Ashmere Birchford Blackwater Bramley Calderstone Coldharbour Cranmoor"
              + " Dunwick Eastholm Elmbridge Fairhaven Fernhollow Foxley Greywell Hartlake"
              + " Hazelmere Heathcote Kingsferry Larkfield Longbarrow Marlow Millbank Northcliff"
              + " Oakhurst Otterby Pinewood Ravensby Redcar Saltmarsh Shorewell Silverdale"
              + " Stonegate Thornbury Underhill Westerby Whitcombe Willowbank Windmoor Yarrow");
  private static final String[] THINGS =
      Words.list(
          "anchor anvil apple almanac barrel basket bell bench blanket boat book bridge bucket"
              + " cabinet candle cart chest clock coat compass crate drum fence fiddle flag"
              + " furnace garden gate hammer harness hat kettle key ladder lamp lantern ledger"
              + " letter loom map market meadow mill mirror mortar net oar orchard oven painting"
              + " path pigeon plough pump quilt roof rope saddle sail scale shed shelf shovel"
              + " spade stove table telescope tower tunnel violin wagon wall well wheel window");
  private static final String[] ADJECTIVES =
      Words.list(
          "ancient battered blue broad broken careful cheap clean clever cold copper crooked dark"
              + " deep dry dusty early empty faded famous fine foreign fragile gentle green heavy"
              + " hidden honest hollow iron large late little local long narrow new northern old"
              + " pale patient plain polished quiet rare red rough rusty sharp silver simple small"
              + " smooth solid southern square steep stout sturdy tall thin unusual useful warm"
              + " weathered white wooden yellow young");
  private static final String[] DEEDS =
      Words.list(
          "admired borrowed bought built carried cleaned collected copied counted described"
              + " examined exchanged explained finished forgot found inherited kept lent lost"
              + " measured mended moved noticed ordered painted planned praised prepared promised"
              + " raised remembered repaired replaced returned sketched sold stored studied"
              + " traded wanted watched weighed");
  private static final String[] TIMES = {
    "after the harvest",
    "at the end of the winter",
    "before the first frost",
    "during the long drought",
    "early in the spring",
    "in the autumn of that year",
    "late one evening",
    "on the day of the fair",
    "on the following morning",
    "shortly before noon",
    "that same summer",
    "when the river was high",
    "while the bells were ringing",
    "in a week without wind"
  };
  private static final String[] REASONS = {
    "because the road was closed",
    "because nobody else would",
    "although the price had doubled",
    "so that the children could see it",
    "as the council had asked",
    "for the sake of an old friendship",
    "in spite of the rain",
    "without telling a soul",
    "to settle a debt",
    "since the old one had worn out",
    "and nobody thought it strange",
    "but never spoke of it again"
  };

  private EnglishProse() {}

  static String sentence(Random random) {
    String who = random.nextBoolean() ? person(random) : "the " + trade(random);
    String sentence =
        switch (random.nextInt(6)) {
          case 0 -> "%s, %s %s %s.".formatted(time(random), who, deed(random), object(random));
          case 1 -> "%s %s %s %s.".formatted(who, deed(random), object(random), reason(random));
          case 2 ->
              "%s of %s %s %s and %s %s."
                  .formatted(
                      who,
                      place(random),
                      deed(random),
                      object(random),
                      deed(random),
                      object(random));
          case 3 ->
              "in %s there stood %s, which %s had %s %s."
                  .formatted(
                      place(random),
                      article(adjective(random) + " " + any(THINGS, random)),
                      person(random),
                      deed(random),
                      time(random));
          case 4 ->
              "the road from %s to %s was %s, and %s %s %s there."
                  .formatted(
                      place(random),
                      place(random),
                      adjective(random),
                      who,
                      deed(random),
                      object(random));
          default ->
              "%s and %s, both of %s, %s %s %s."
                  .formatted(
                      person(random),
                      person(random),
                      place(random),
                      deed(random),
                      object(random),
                      reason(random));
        };
    return Words.capitalised(sentence);
  }

  private static String object(Random random) {
    String noun = adjective(random) + " " + any(THINGS, random);
    return switch (random.nextInt(3)) {
      case 0 -> "the " + noun;
      case 1 -> article(noun);
      default -> "the " + noun + " of the " + trade(random);
    };
  }

  private static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static String person(Random random) {
    return any(PEOPLE, random);
  }

  private static String trade(Random random) {
    return any(TRADES, random);
  }

  private static String place(Random random) {
    return any(PLACES, random);
  }

  private static String adjective(Random random) {
    return any(ADJECTIVES, random);
  }

  private static String deed(Random random) {
    return any(DEEDS, random);
  }

  private static String time(Random random) {
    return any(TIMES, random);
  }

  private static String reason(Random random) {
    return any(REASONS, random);
  }
}
