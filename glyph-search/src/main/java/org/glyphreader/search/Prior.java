package org.glyphreader.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The values a key may take and how likely each is at first. Values are addressed by their place in
 * the cumulative distribution, from 0 to 1: drawing the place evenly draws the value from the
 * prior, and close places are close values.
 */
final class Prior {

  /** Numbers from {@code low} to {@code high}, or one word where {@code word} is not null. */
  private record Piece(double low, double high, String word, double weight) {}

  private final double step;
  private final List<Piece> pieces;
  private final double total;

  private Prior(double step, List<Piece> pieces) {
    this.step = step;
    this.pieces = List.copyOf(pieces);
    this.total = pieces.stream().mapToDouble(Piece::weight).sum();
  }

  /** Numbers in multiples of {@code step}: triples of lowest, highest and weight. */
  static Prior numbers(double step, double... pieces) {
    List<Piece> all = new ArrayList<>();
    for (int i = 0; i < pieces.length; i += 3) {
      all.add(new Piece(pieces[i], pieces[i + 1], null, pieces[i + 2]));
    }
    return new Prior(step, all);
  }

  /** Words, each with its weight. */
  static Prior words(Object... wordsAndWeights) {
    List<Piece> all = new ArrayList<>();
    for (int i = 0; i < wordsAndWeights.length; i += 2) {
      double weight = ((Number) wordsAndWeights[i + 1]).doubleValue();
      all.add(new Piece(0, 0, wordsAndWeights[i].toString(), weight));
    }
    return new Prior(1, all);
  }

  /** Words of equal weight. */
  static Prior oneOf(List<String> words) {
    return words(words.stream().flatMap(word -> List.<Object>of(word, 1).stream()).toArray());
  }

  boolean isNumeric() {
    return pieces.get(0).word() == null;
  }

  /** Whether there is one value only. */
  boolean isFixed() {
    return pieces.size() == 1 && pieces.get(0).low() == pieces.get(0).high();
  }

  /** The words, or nothing for numbers. */
  List<String> words() {
    return isNumeric() ? List.of() : pieces.stream().map(Piece::word).toList();
  }

  /** What is allowed, as people write it. */
  String describe() {
    return isNumeric() ? plain(least()) + ".." + plain(most()) : String.join("|", words());
  }

  /** The number nearest to {@code value} between the least and the greatest. */
  double nearest(double value) {
    return Math.min(most(), Math.max(least(), value));
  }

  private double least() {
    return pieces.stream().mapToDouble(Piece::low).min().orElseThrow();
  }

  private double most() {
    return pieces.stream().mapToDouble(Piece::high).max().orElseThrow();
  }

  /**
   * The part of this from {@code low} to {@code high}; where the prior says nothing all values are
   * equally likely.
   */
  Prior within(double low, double high) {
    List<Piece> kept = new ArrayList<>();
    for (Piece piece : pieces) {
      double from = Math.max(low, piece.low());
      double to = Math.min(high, piece.high());
      if (from <= to) {
        double width = piece.high() - piece.low();
        double share = width == 0 ? 1 : Math.max(0.02, (to - from) / width);
        kept.add(new Piece(from, to, null, share * piece.weight()));
      }
    }
    boolean covers =
        kept.stream().anyMatch(p -> p.low() == low)
            && kept.stream().anyMatch(p -> p.high() == high);
    if (covers) {
      return new Prior(step, kept);
    }
    double weight = kept.isEmpty() ? 1 : kept.stream().mapToDouble(Piece::weight).sum();
    kept.add(new Piece(low, high, null, weight));
    return new Prior(step, kept);
  }

  /** The value at a place from 0 to 1. */
  String valueAt(double place) {
    double left = Math.min(1, Math.max(0, place)) * total;
    for (Piece piece : pieces) {
      if (left <= piece.weight() || piece == pieces.get(pieces.size() - 1)) {
        double share = Math.min(1, left / piece.weight());
        return piece.word() != null
            ? piece.word()
            : round(piece.low() + share * (piece.high() - piece.low()), piece);
      }
      left -= piece.weight();
    }
    throw new IllegalStateException("A prior without values");
  }

  private String round(double value, Piece piece) {
    double stepped = Math.round(value / step) * step;
    return plain(Math.min(piece.high(), Math.max(piece.low(), stepped)));
  }

  /** Where a value stands; empty if it may not be taken. */
  OptionalDouble placeOf(String value) {
    double before = 0;
    for (Piece piece : pieces) {
      if (piece.word() != null ? piece.word().equals(value) : holds(piece, value)) {
        double width = piece.high() - piece.low();
        double share = width == 0 ? 0.5 : (Double.parseDouble(value) - piece.low()) / width;
        return OptionalDouble.of((before + inside(share) * piece.weight()) / total);
      }
      before += piece.weight();
    }
    return OptionalDouble.empty();
  }

  /** Just inside, so that the ends of a piece are not taken for those of its neighbours. */
  private static double inside(double share) {
    return Math.min(1 - 1e-6, Math.max(1e-6, share));
  }

  /** Where the nearest number stands, or the middle for a word that may not be taken. */
  double nearestPlace(String value) {
    if (!isNumeric()) {
      return placeOf(value).orElse(0.5);
    }
    double nearest = nearest(Double.parseDouble(value));
    return pieces.stream()
        .flatMap(each -> Stream.of(each.low(), each.high()))
        .filter(each -> placeOf(plain(nearest)).isEmpty())
        .min(Comparator.comparingDouble(each -> Math.abs(each - nearest)))
        .map(each -> placeOf(plain(each)))
        .orElseGet(() -> placeOf(plain(nearest)))
        .orElse(0.5);
  }

  private static boolean holds(Piece piece, String value) {
    double number = Double.parseDouble(value);
    return number >= piece.low() - 1e-9 && number <= piece.high() + 1e-9;
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
