package org.glyphreader.render.internal.layout;

/** Breaks the rest of a Chinese or Japanese paragraph anew, with {@link Phantoms} behind lines. */
final class IdeographRest implements Rest {

  /** A rest of more lines, about fifty pages, stays as it is: breaking it for each is too much. */
  private static final int LONGEST = 4000;

  private final Cells cells;
  private final Phantoms phantoms;
  private final Measure measure;

  IdeographRest(Cells cells, Phantoms phantoms, Measure measure) {
    this.cells = cells;
    this.phantoms = phantoms;
    this.measure = measure;
  }

  @Override
  public BrokenLines breakAgain(BrokenLines broken, int from) {
    int count = broken.size() - from;
    if (count > LONGEST) {
      return broken;
    }
    long[] behind = new long[count];
    int added = 0;
    for (int i = from; i < broken.size() - 1; i++) {
      if (!broken.isBroken(i) && !broken.endsBlank(i)) {
        behind[added++] = broken.resume(i);
      }
    }
    phantoms.add(behind, added);
    cells.seek(broken.resume(from - 1));
    BrokenLines rest = new BrokenLines();
    IdeographBreaker.breakAgain(cells, measure.withoutFirst(), rest);
    return rest;
  }
}
