package org.glyphreader.tokenizers;

/** What becomes of the matches of a splitting pattern. */
enum SplitBehavior {
  REMOVED {
    @Override
    Splitter splitter(char[] text, int start, boolean atStart, PieceSink out) {
      return new Splitter(text, start, atStart, out) {
        @Override
        public void segment(int from, int to, boolean match) {
          if (!match) {
            emit(from, to);
          }
        }
      };
    }
  },

  ISOLATED {
    @Override
    Splitter splitter(char[] text, int start, boolean atStart, PieceSink out) {
      return new Splitter(text, start, atStart, out) {
        @Override
        public void segment(int from, int to, boolean match) {
          emit(from, to);
        }
      };
    }
  },

  MERGED_WITH_PREVIOUS {
    @Override
    Splitter splitter(char[] text, int start, boolean atStart, PieceSink out) {
      return new Splitter(text, start, atStart, out) {
        @Override
        public void segment(int from, int to, boolean match) {
          if (match && held && !heldMatch) {
            heldEnd = to;
            heldMatch = true;
          } else {
            hold(from, to, match);
          }
        }
      };
    }
  },

  MERGED_WITH_NEXT {
    @Override
    Splitter splitter(char[] text, int start, boolean atStart, PieceSink out) {
      return new Splitter(text, start, atStart, out) {
        @Override
        public void segment(int from, int to, boolean match) {
          if (!match && held && heldMatch) {
            heldEnd = to;
            heldMatch = false;
          } else {
            hold(from, to, match);
          }
        }
      };
    }
  },

  CONTIGUOUS {
    @Override
    Splitter splitter(char[] text, int start, boolean atStart, PieceSink out) {
      return new Splitter(text, start, atStart, out) {
        @Override
        public void segment(int from, int to, boolean match) {
          if (held && match == heldMatch) {
            heldEnd = to;
          } else {
            hold(from, to, match);
          }
        }
      };
    }
  };

  abstract Splitter splitter(char[] text, int start, boolean atStart, PieceSink out);

  PreTokenizer over(Segments segments) {
    return (text, start, end, atStart, out) -> {
      Splitter splitter = splitter(text, start, atStart, out);
      segments.find(text, start, end, splitter);
      splitter.finish();
    };
  }

  /** Joins segments to pieces, holding the last one back while the next may join it. */
  abstract static class Splitter implements Segments.Sink {

    boolean held;
    boolean heldMatch;
    int heldEnd;

    private final char[] text;
    private final int start;
    private final boolean atStart;
    private final PieceSink out;
    private int heldStart;

    Splitter(char[] text, int start, boolean atStart, PieceSink out) {
      this.text = text;
      this.start = start;
      this.atStart = atStart;
      this.out = out;
    }

    final void hold(int from, int to, boolean match) {
      finish();
      held = true;
      heldStart = from;
      heldEnd = to;
      heldMatch = match;
    }

    final void finish() {
      if (held) {
        emit(heldStart, heldEnd);
        held = false;
      }
    }

    final void emit(int from, int to) {
      if (from < to) {
        out.piece(text, from, to, atStart && from == start);
      }
    }
  }
}
