package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A matrix of bf16 whose outputs are cut into blocks, in each of which a row holds one input's
 * weights. So the product with one row is a weighted sum of rows, for which FBGEMM, a part of
 * LibTorch, generates code that reads memory in order and as fast as it comes; LibTorch's own
 * products of one row reach three quarters of that.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class PackedMatrix implements Matrix {

  /** How many sums the registers of AVX-512 hold at once. */
  private static final int WIDEST = 448;

  /** Of one register; products of many rows are faster where widths are a multiple of it. */
  private static final int UNIT = 16;

  private static final long SUM = 0;

  private final List<Piece> pieces;
  private final Tensor bias;
  private final int outputs;

  /** What one lane computes for a single row: some outputs, in blocks of equal width. */
  private record Piece(Span outputs, List<Tensor> blocks, Tensor rows, Bags bags) {

    static Piece of(Tensor weight, Span outputs, Slabs slabs, Owned owner) {
      int inputs = Math.toIntExact(weight.size(1));
      int count = (outputs.length() + WIDEST - 1) / WIDEST;
      int width = (outputs.length() + count * UNIT - 1) / (count * UNIT) * UNIT;
      Tensor packed = slabs.take(count, inputs, width);
      List<Tensor> blocks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int used = Math.min(width, outputs.length() - i * width);
        Tensor block = packed.select(0, i);
        Tensor filled = owner.keep(block.narrow(1, 0, used));
        filled.copy_(weight.narrow(0, outputs.start() + (long) i * width, used).t());
        block.narrow(1, used, width - used).zero_();
        blocks.add(filled);
      }
      return new Piece(
          outputs, blocks, owner.keep(packed.view(-1, width)), Bags.of(count, inputs, owner));
    }

    Piece from(int start) {
      return new Piece(new Span(outputs.start() - start, outputs.length()), blocks, rows, bags);
    }
  }

  /**
   * Which rows are summed up: a bag for each block, of all its rows.
   *
   * @param rows 0, 1, … of all blocks
   * @param starts the first row of each block
   * @param factors of all rows, for one lane at a time
   * @param tiles the same, a row for each block
   */
  private record Bags(Tensor rows, Tensor starts, TensorOptional factors, Tensor tiles) {

    static Bags of(int count, int inputs, Owned owner) {
      int[] starts = new int[count];
      int[] rows = new int[count * inputs];
      Arrays.setAll(starts, i -> i * inputs);
      Arrays.setAll(rows, i -> i);
      Tensor tiles = owner.keep(Torch.empty(ScalarType.BFloat16, count, inputs));
      return new Bags(
          owner.keep(Torch.of(rows)),
          owner.keep(Torch.of(starts)),
          owner.keep(new TensorOptional(tiles.view(-1))),
          tiles);
    }
  }

  private PackedMatrix(List<Piece> pieces, Tensor bias, int outputs) {
    this.pieces = pieces;
    this.bias = bias;
    this.outputs = outputs;
  }

  /**
   * Packs a matrix.
   *
   * @param weight outputs × inputs
   * @param bias of each output, bf16, or null
   * @param shares of the lanes in the outputs, in order and without gaps
   * @param slabs where it goes
   * @param owner keeps the tensors
   */
  static PackedMatrix of(Tensor weight, Tensor bias, List<Span> shares, Slabs slabs, Owned owner) {
    List<Piece> pieces = new ArrayList<>();
    for (Span share : shares) {
      if (!share.isEmpty()) {
        try (PointerScope scope = new PointerScope()) {
          pieces.add(Piece.of(weight, share, slabs, owner));
        }
      }
    }
    return new PackedMatrix(
        pieces, bias == null ? null : owner.keep(bias), Math.toIntExact(weight.size(0)));
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void apply(Tensor x, Tensor out) {
    for (Piece piece : pieces) {
      long at = piece.outputs().start();
      for (Tensor block : piece.blocks()) {
        try (PointerScope scope = new PointerScope()) {
          long width = block.size(1);
          torch.mm_out(out.narrow(1, at, width), x, block);
          at += width;
        }
      }
    }
    if (bias != null) {
      out.add_(bias);
    }
  }

  @Override
  public void row(Row x, Row out) {
    for (Piece piece : pieces) {
      Bags bags = piece.bags();
      bags.tiles().copy_(x.matrix());
      Tensor sums =
          torch
              .embedding_bag(
                  piece.rows(),
                  bags.rows(),
                  bags.starts(),
                  false,
                  SUM,
                  false,
                  bags.factors(),
                  false)
              .get0();
      int length = piece.outputs().length();
      Tensor flat = sums.view(-1);
      Tensor exact = sums.numel() == length ? flat : flat.narrow(0, 0, length);
      Tensor target =
          length == outputs ? out.flat() : out.flat().narrow(0, piece.outputs().start(), length);
      target.copy_(exact);
    }
  }

  @Override
  public float[] bias() {
    return bias == null ? new float[0] : Torch.toArray(bias);
  }

  /**
   * {@inheritDoc}
   *
   * @param part a lane's share
   */
  @Override
  public Matrix part(Span part, Owned owner) {
    List<Piece> inside = new ArrayList<>();
    int covered = 0;
    for (Piece piece : pieces) {
      Span span = piece.outputs();
      if (span.start() >= part.start() && span.end() <= part.end()) {
        inside.add(piece.from(part.start()));
        covered += span.length();
      }
    }
    if (covered != part.length()) {
      throw new IllegalArgumentException(part + " is not one of the shares the matrix was cut for");
    }
    Tensor own = bias == null ? null : owner.keep(bias.narrow(0, part.start(), part.length()));
    return new PackedMatrix(inside, own, part.length());
  }
}
