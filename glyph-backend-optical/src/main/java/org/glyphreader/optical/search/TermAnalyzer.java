package org.glyphreader.optical.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts text into the terms by which it is searched: stems of words without accents for alphabetic
 * scripts; for Chinese, Japanese and Korean the single characters and each two neighbours. Safe for
 * use by several threads.
 */
final class TermAnalyzer {

  /** Takes the terms of a text. */
  interface Sink {

    /**
     * A term.
     *
     * @param term the term; the builder's content is only valid during the call
     * @param position counts words; a pair of ideographs has the position of its first
     * @param start offset of its first code unit in the text
     * @param end offset behind its last
     */
    void term(CharSequence term, int position, int start, int end);
  }

  private static final Analyzer ANALYZER = new Chain();
  private static final Analyzer UNSTEMMED = new Unstemmed();

  private TermAnalyzer() {}

  /** Gives every term of {@code text} to {@code sink}. */
  static void analyze(CharSequence text, Sink sink) {
    analyze(ANALYZER, text, sink);
  }

  /** As {@link #analyze}, with words as they are written but for case and accents. */
  static void words(CharSequence text, Sink sink) {
    analyze(UNSTEMMED, text, sink);
  }

  private static void analyze(Analyzer analyzer, CharSequence text, Sink sink) {
    try (TokenStream stream = analyzer.tokenStream("", new StringReader(text.toString()))) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        sink.term(term, position, offset.startOffset(), offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Chain extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream chain = new EnglishPossessiveFilter(words);
      chain = new LowerCaseFilter(new CJKWidthFilter(chain));
      chain = new PorterStemFilter(new BaseForms(new ASCIIFoldingFilter(chain)));
      return new TokenStreamComponents(words, new CJKBigramFilter(chain, ALL_CJK, true));
    }
  }

  private static final class BaseForms extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    BaseForms(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      boolean more = input.incrementToken();
      if (more && term.length() > 2) {
        String base = WordForms.base(term.toString());
        term.setEmpty().append(base);
      }
      return more;
    }
  }

  private static final class Unstemmed extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream chain = new EnglishPossessiveFilter(words);
      chain = new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(chain)));
      return new TokenStreamComponents(words, new CJKBigramFilter(chain, ALL_CJK, true));
    }
  }

  private static final int ALL_CJK =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;
}
