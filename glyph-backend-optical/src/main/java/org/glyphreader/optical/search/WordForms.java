package org.glyphreader.optical.search;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of English words that a stemmer does not bring together: "paid" and "pay", "grey". */
final class WordForms {

  /** A base form and behind it the forms that do not look like it. */
  private static final String IRREGULAR =
      "arise arose arisen|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit"
          + " bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build"
          + " built|burn burnt|buy bought|catch caught|choose chose chosen|come came|creep crept|"
          + "deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|"
          + "fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|"
          + "forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten|"
          + "give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold"
          + " held|keep kept|know knew known|lay laid|lead led|learn learnt|leave left|lend lent|"
          + "lose lost|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise"
          + " rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook"
          + " shaken|shine shone|shoot shot|show shown|sing sang sung|sink sank sunk|sit sat|sleep"
          + " slept|speak spoke spoken|spend spent|spin spun|stand stood|steal stole stolen|stick"
          + " stuck|strike struck|swear swore sworn|swim swam swum|take took taken|teach taught|tear"
          + " tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke"
          + " woken|wear wore worn|weave wove woven|win won|write wrote written|man men|woman women|"
          + "child children|foot feet|tooth teeth|mouse mice|person people|wife wives|knife knives|"
          + "life lives|leaf leaves|half halves|wolf wolves|thief thieves|die death dead|"
          + "gray grey|center centre|theater theatre|fiber fibre|meter metre|liter litre|program"
          + " programme|catalog catalogue|defense defence|plow plough|jewelry jewellery|analyze"
          + " analyse";

  private static final Map<String, String> BASES = new HashMap<>();

  static {
    for (String group : IRREGULAR.split("\\|")) {
      String[] forms = group.split(" ");
      for (int i = 1; i < forms.length; i++) {
        BASES.put(forms[i], forms[0]);
      }
    }
  }

  private static final Pattern BRITISH =
      Pattern.compile(
          "(our)(?:s|ed|ing|ful|able|ite|ites|hood)?$|(is)(?:e|ed|es|ing|er|ers|ation|ations)$");

  private WordForms() {}

  /** The form under which {@code word}, in lower case, is to be stemmed. */
  static String base(String word) {
    String known = BASES.get(word);
    return known != null ? known : american(word);
  }

  /** "colour" as "color", "organised" as "organized"; other words suffer alike on both sides. */
  private static String american(String word) {
    Matcher british = word.length() < 6 ? null : BRITISH.matcher(word);
    if (british == null || !british.find()) {
      return word;
    }
    String spelt = british.group(1) == null ? "iz" : "or";
    int end = british.group(1) == null ? british.end(2) : british.end(1);
    return word.substring(0, british.start()) + spelt + word.substring(end);
  }
}
