package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.optical.search.TextEmbedder;
import org.glyphreader.optical.search.TokenVectors;

/** BGE small in English and Chinese, each loaded when first used. Safe for several threads. */
final class BgeEmbedder implements TextEmbedder, AutoCloseable {

  private final Map<Language, BgeModel> models = new EnumMap<>(Language.class);
  private boolean closed;

  @Override
  public TokenVectors passage(Language language, List<String> sentences) {
    return model(language).read(sentences, 0);
  }

  @Override
  public TokenVectors question(Language language, List<String> words) {
    List<String> pieces = new ArrayList<>();
    pieces.add(instruction(language));
    pieces.addAll(words);
    return model(language).read(pieces, 1);
  }

  /** What the model's card wants in front of a question. */
  private static String instruction(Language language) {
    return switch (language) {
      case ENGLISH -> "Represent this sentence for searching relevant passages: ";
      case CHINESE -> "为这个句子生成表示以用于检索相关文章：";
    };
  }

  private synchronized BgeModel model(Language language) {
    if (closed) {
      throw new IllegalStateException("The embedding models of the optical reader are closed");
    }
    return models.computeIfAbsent(
        language,
        wanted ->
            BgeModel.load(
                wanted == Language.CHINESE ? "bge-small-zh-v1.5-q" : "bge-small-en-v1.5-q"));
  }

  @Override
  public synchronized void close() {
    closed = true;
    models.values().forEach(BgeModel::close);
    models.clear();
  }
}
