package org.glyphreader.libtorch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
 * The weights of a checkpoint as tensors. Files are mapped; a matrix is copied only where the
 * wanted type or device is another one than the file's, or it is not aligned there.
 */
final class Weights {

  private final TensorFiles files;
  private final Precision precision;
  private final Device device;
  private final Owned owner;
  private final Map<Path, Tensor> mappings = new HashMap<>();

  Weights(TensorFiles files, Precision precision, Device device, Owned owner) {
    this.files = files;
    this.precision = precision;
    this.device = device;
    this.owner = owner;
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

  /** {@return a tensor in the file's own type, on the CPU; mapped} */
  Tensor raw(String name) {
    TensorInfo info = files.get(name);
    ScalarType type = floats(info);
    Tensor bytes =
        mappings.computeIfAbsent(info.file(), this::map).narrow(0, info.offset(), info.bytes());
    Tensor aligned = info.offset() % info.dtype().bytes() == 0 ? bytes : bytes.clone();
    return aligned.view(type).view(info.shape().stream().mapToLong(Long::longValue).toArray());
  }

  private Tensor map(Path file) {
    try {
      return owner.keep(
          torch.from_file(
              file.toAbsolutePath().toString(),
              new BoolOptional(false),
              new LongOptional(Files.size(file)),
              Torch.options(ScalarType.Byte)));
    } catch (java.io.IOException | RuntimeException e) {
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
    return matrix(raw(weight), raw(bias).clone());
  }

  /** {@return a weight matrix from tensors; {@code bias} may be null} */
  Matrix matrix(Tensor weight, Tensor bias) {
    ScalarType type = precision.activations();
    Tensor plain = bias == null ? null : bias.to(device, type);
    return precision == Precision.INT8
        ? Int8Matrix.of(weight, plain, owner)
        : new DenseMatrix(weight.to(device, type), plain, owner);
  }
}
