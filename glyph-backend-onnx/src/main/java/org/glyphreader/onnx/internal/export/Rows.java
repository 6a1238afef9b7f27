package org.glyphreader.onnx.internal.export;

import java.util.Arrays;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/** A matrix that is read row by row when it is needed. */
interface Rows {

  int count();

  int width();

  /** Reads {@code count} rows from {@code first} on to the front of {@code to}. */
  void read(int first, int count, float[] to);

  /** Makes another row of a row. */
  @FunctionalInterface
  interface RowFunction {

    /** Fills {@code to} at {@code toOffset} from {@code from} at {@code fromOffset}. */
    void apply(float[] from, int fromOffset, float[] to, int toOffset);
  }

  /** A tensor; its first dimension counts rows, all others make up a row. */
  static Rows of(TensorFiles tensors, String name) {
    TensorInfo tensor = tensors.get(name);
    int rows = Math.toIntExact(tensor.shape().get(0));
    int width = Math.toIntExact(tensor.elements() / rows);
    return new Rows() {
      @Override
      public int count() {
        return rows;
      }

      @Override
      public int width() {
        return width;
      }

      @Override
      public void read(int first, int count, float[] to) {
        tensors.readFloats(tensor, (long) first * width, to, 0, count * width);
        requireFinite(tensor, to, count * width);
      }
    };
  }

  /** Refuses weights no model can have: they would spoil every answer. */
  private static void requireFinite(TensorInfo tensor, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ModelFormatException(
            "\"%s\" in %s holds %s, which is no weight; download it again"
                .formatted(tensor.name(), tensor.file(), values[i]));
      }
    }
  }

  /** {@code count} of these rows, from {@code from} on. */
  default Rows slice(int from, int count) {
    Rows whole = this;
    return new Rows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public int width() {
        return whole.width();
      }

      @Override
      public void read(int first, int wanted, float[] to) {
        whole.read(from + first, wanted, to);
      }
    };
  }

  /** These rows, then those of others of the same width. */
  default Rows then(Rows others) {
    Rows before = this;
    return new Rows() {
      @Override
      public int count() {
        return before.count() + others.count();
      }

      @Override
      public int width() {
        return before.width();
      }

      @Override
      public void read(int first, int wanted, float[] to) {
        int here = Math.max(0, Math.min(wanted, before.count() - first));
        if (here > 0) {
          before.read(first, here, to);
        }
        if (here < wanted) {
          float[] rest = new float[(wanted - here) * width()];
          others.read(first + here - before.count(), wanted - here, rest);
          System.arraycopy(rest, 0, to, here * width(), rest.length);
        }
      }
    };
  }

  /** These rows, each made into one of {@code newWidth}. */
  default Rows map(int newWidth, RowFunction function) {
    Rows source = this;
    return new Rows() {
      @Override
      public int count() {
        return source.count();
      }

      @Override
      public int width() {
        return newWidth;
      }

      @Override
      public void read(int first, int count, float[] to) {
        float[] raw = new float[count * source.width()];
        source.read(first, count, raw);
        for (int row = 0; row < count; row++) {
          function.apply(raw, row * source.width(), to, row * newWidth);
        }
      }
    };
  }

  /** Rows of zeros after every {@code group} of these, so that there are {@code padded} in each. */
  default Rows padGroups(int group, int padded) {
    Rows source = this;
    if (group == padded) {
      return this;
    }
    return new Rows() {
      @Override
      public int count() {
        return source.count() / group * padded;
      }

      @Override
      public int width() {
        return source.width();
      }

      @Override
      public void read(int first, int count, float[] to) {
        Arrays.fill(to, 0, count * width(), 0);
        float[] row = new float[width()];
        for (int i = 0; i < count; i++) {
          int inGroup = (first + i) % padded;
          if (inGroup < group) {
            source.read((first + i) / padded * group + inGroup, 1, row);
            System.arraycopy(row, 0, to, i * width(), width());
          }
        }
      }
    };
  }
}
