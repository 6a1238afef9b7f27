package org.glyphreader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.glyphreader.GlyphEngine;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.SourceTraits;

/**
 * The texts of a search and what follows from them for page designs.
 *
 * @param texts those searched on, at least one
 * @param heldBack those that finalists are judged on
 */
record Corpus(List<SearchText> texts, List<SearchText> heldBack) {

  /** Share of each text that is searched on if none are held back by the user. */
  private static final double SEARCHED = 2.0 / 3;

  /** Reads the texts. */
  static Corpus of(SearchSettings settings) {
    List<SearchText> all = settings.texts.stream().map(SearchText::of).toList();
    boolean given = !settings.heldBack.isEmpty();
    List<SearchText> heldBack =
        given
            ? settings.heldBack.stream().map(SearchText::of).toList()
            : all.stream().map(each -> each.part(SEARCHED, 1)).toList();
    return new Corpus(
        given ? all : all.stream().map(each -> each.part(0, SEARCHED)).toList(),
        SearchText.upTo(heldBack, settings.finalCharacters));
  }

  /** Keys that change nothing for these texts. */
  List<String> idleKeys() {
    List<String> idle = new ArrayList<>(List.of("pdf-mode", "html-mode"));
    if (texts.stream().noneMatch(SearchText::code)) {
      idle.addAll(List.of("highlight", "line-numbers"));
    }
    if (texts.stream().noneMatch(each -> each.text().indexOf('\t') >= 0)) {
      idle.add("tab-size");
    }
    return idle;
  }

  /** What presets adapt to: the first text stands for all. */
  SourceTraits traits() {
    SearchText first = texts.get(0);
    return SourceTraits.of(
        first.code() ? Source.SOURCE_CODE : Source.PLAIN_TEXT, first.code(), first.text());
  }

  /** The preset that such texts are drawn with where nothing is searched. */
  String publishedPreset() {
    if (traits().code()) {
      return "code";
    }
    return traits().script() == SourceTraits.Script.CJK ? "glyph-zh" : "glyph-en";
  }

  /** A preset adapted to these texts. */
  RenderConfig preset(String name) {
    return GlyphEngine.presets().stream()
        .filter(each -> each.name().equals(name))
        .map(each -> each.configFor(traits()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no preset \"" + name + "\""));
  }

  /** What the measurements of texts depend on. */
  static String digest(List<SearchText> all) {
    return all.stream()
        .map(each -> each.name() + " " + Integer.toHexString(each.text().hashCode()))
        .collect(Collectors.joining(", "));
  }
}
