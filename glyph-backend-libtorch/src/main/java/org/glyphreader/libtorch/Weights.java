package org.glyphreader.libtorch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.checkpoint.DType;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/**
 * The weights of a checkpoint as tensors. Where they are to be mapped, a matrix is copied only if
 * the wanted type or device is another one than the file's, or it is not aligned there.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class Weights {

  /** What is read from a file at once, bytes. */
  private static final long WINDOW = 1L << 30;

  private final TensorFiles files;
  private final Precision precision;
  private final Placement placement;
  private final Device device;
  private final Owned owner;
  private final Slabs slabs;
  private final Map<Path, Tensor> mappings = new HashMap<>();

  Weights(TensorFiles files, Precision precision, Placement placement, Device device, Owned owner) {
    this.files = files;
    this.precision = precision;
    this.placement = placement;
    this.device = device;
    this.owner = owner;
    slabs = new Slabs(owner);
  }

  Owned owner() {
    return owner;
  }

  Precision precision() {
    return precision;
  }

  Device device() {
    return device;
  }

  /** {@return a tensor in the file's own type, on the CPU} */
  Tensor raw(String name) {
    TensorInfo info = files.get(name);
    ScalarType type = floats(info);
    Tensor bytes = placement == Placement.COPIED ? read(info) : mapped(info);
    return bytes.view(type).view(info.shape().stream().mapToLong(Long::longValue).toArray());
  }

  private Tensor mapped(TensorInfo info) {
    Tensor bytes =
        mappings.computeIfAbsent(info.file(), this::map).narrow(0, info.offset(), info.bytes());
    return info.offset() % info.dtype().bytes() == 0 ? bytes : bytes.clone();
  }

  private static Tensor read(TensorInfo info) {
    Tensor bytes = Torch.empty(ScalarType.Byte, info.bytes());
    try (FileChannel file = FileChannel.open(info.file());
        BytePointer memory = new BytePointer(bytes.data_ptr())) {
      for (long at = 0; at < info.bytes(); at += WINDOW) {
        long end = Math.min(info.bytes(), at + WINDOW);
        ByteBuffer window = memory.position(at).limit(end).asBuffer();
        while (window.hasRemaining()) {
          if (file.read(window, info.offset() + end - window.remaining()) < 0) {
            throw new ModelFormatException(
                info.file() + " was cut while in use; download it again");
          }
        }
      }
    } catch (IOException e) {
      throw new ModelFormatException(info.file() + " cannot be read: " + e.getMessage(), e);
    }
    return bytes;
  }

  private Tensor map(Path file) {
    try {
      return owner.keep(
          torch.from_file(
              file.toAbsolutePath().toString(),
              new BoolOptional(false),
              new LongOptional(Files.size(file)),
              Torch.options(ScalarType.Byte)));
    } catch (IOException | RuntimeException e) {
      throw new ModelFormatException(file + " cannot be mapped: " + e.getMessage(), e);
    }
  }

  private static ScalarType floats(TensorInfo info) {
    DType type = info.dtype();
    return switch (type) {
      case F32 -> ScalarType.Float;
      case BF16 -> ScalarType.BFloat16;
      case F16 -> ScalarType.Half;
      default ->
          throw new ModelFormatException(
              "\"%s\" in %s is of type %s; weights have to be F32, BF16 or F16"
                  .formatted(info.name(), info.file(), type));
    };
  }

  /** {@return a tensor of another type or shape, on the device, kept} */
  Tensor keep(Tensor tensor, ScalarType type) {
    return owner.keep(tensor.to(device, type).contiguous());
  }

  /** {@return a tensor as f32 on the device: a norm's weight or a bias} */
  Tensor vector(String name) {
    return keep(raw(name).clone(), ScalarType.Float);
  }

  /** {@return a tensor in the file's own type on the device: an embedding} */
  Tensor table(String name) {
    Tensor table = raw(name);
    return keep(table, Torch.type(table));
  }

  /** {@return a weight matrix without bias} */
  Matrix matrix(String weight) {
    return matrix(raw(weight), null);
  }

  /** {@return a weight matrix with a bias} */
  Matrix matrix(String weight, String bias) {
    return matrix(raw(weight), raw(bias));
  }

  /** {@return a weight matrix from tensors; {@code bias} may be null} */
  Matrix matrix(Tensor weight, Tensor bias) {
    return precision == Precision.INT8
        ? Int8Matrix.of(weight, plain(bias), owner)
        : new DenseMatrix(weight.to(device, precision.activations()), plain(bias), owner);
  }

  /**
   * {@return a weight matrix that multiplies single rows, too}
   *
   * @param bias may be null
   * @param shares the lanes' parts of the outputs; the only ones that can be had of it
   */
  Matrix matrix(Tensor weight, Tensor bias, List<Span> shares) {
    boolean packed =
        precision == Precision.BFLOAT16
            && placement == Placement.COPIED
            && !device.is_cuda()
            && Natives.hasFbgemm();
    return packed
        ? PackedMatrix.of(weight, plain(bias), shares, slabs, owner)
        : matrix(weight, bias);
  }

  /** A bias of its own memory, since the file may be unmapped. */
  private Tensor plain(Tensor bias) {
    return bias == null ? null : bias.to(device, precision.activations()).clone();
  }
}
