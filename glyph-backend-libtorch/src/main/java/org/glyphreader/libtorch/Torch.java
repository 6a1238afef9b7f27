package org.glyphreader.libtorch;

import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.BackendFailureException;

/** LibTorch calls that every part needs. Tensors belong to the caller's {@link PointerScope}. */
@SuppressWarnings("try") // scopes are closed, not used
final class Torch {

  static final Scalar TWO = constant(2);
  static final Scalar MINUS_ONE = constant(-1);
  static final Scalar MINUS_INFINITY = constant(Double.NEGATIVE_INFINITY);

  private Torch() {}

  /** A number that outlives every scope. */
  private static Scalar constant(double value) {
    return new Scalar(value).retainReference();
  }

  /** {@return a new tensor on the CPU with undefined values} */
  static Tensor empty(ScalarType type, long... shape) {
    return torch.empty(shape, options(type), new MemoryFormatOptional());
  }

  /** {@return a new tensor with undefined values} */
  static Tensor empty(Device device, ScalarType type, long... shape) {
    TensorOptions options = options(type).device(new DeviceOptional(device));
    return torch.empty(shape, options, new MemoryFormatOptional());
  }

  /**
   * {@return its type as the one object that can be compared; what {@code scalar_type} returns is a
   * new one each time}
   */
  static ScalarType type(Tensor tensor) {
    return tensor.scalar_type().intern();
  }

  static TensorOptions options(ScalarType type) {
    return new TensorOptions().dtype(new ScalarTypeOptional(type));
  }

  /** {@return a new f32 tensor on the CPU with these values} */
  static Tensor of(float[] values, long... shape) {
    Tensor tensor = empty(ScalarType.Float, shape);
    try (FloatPointer data = tensor.data_ptr_float()) {
      data.put(values, 0, values.length);
    }
    return tensor;
  }

  /** {@return a new int64 tensor on the CPU with these values} */
  static Tensor of(long[] values) {
    Tensor tensor = empty(ScalarType.Long, values.length);
    try (LongPointer data = new LongPointer(tensor.data_ptr())) {
      data.put(values, 0, values.length);
    }
    return tensor;
  }

  /** {@return a new int32 tensor on the CPU with these values} */
  static Tensor of(int[] values) {
    Tensor tensor = empty(ScalarType.Int, values.length);
    try (IntPointer data = new IntPointer(tensor.data_ptr())) {
      data.put(values, 0, values.length);
    }
    return tensor;
  }

  /** {@return the values of a tensor of any type and device, row by row} */
  static float[] toArray(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor plain = tensor.to(new Device("cpu"), ScalarType.Float).contiguous();
      float[] values = new float[Math.toIntExact(plain.numel())];
      if (values.length > 0) { // nothing has no address
        plain.data_ptr_float().get(values);
      }
      return values;
    }
  }

  /** Works without gradients; what is made and not retained is freed at the end. */
  static <T> T scoped(Supplier<T> work) {
    try (PointerScope scope = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return work.get();
    }
  }

  /**
   * Turns what LibTorch threw into an error of ours.
   *
   * @param doing what was being done
   */
  static BackendFailureException failure(String doing, RuntimeException e) {
    if (e instanceof BackendFailureException failure) {
      return failure;
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    String lower = message.toLowerCase(Locale.ROOT);
    boolean memory = lower.contains("alloc") || lower.contains("out of memory");
    return new BackendFailureException(
        "LibTorch failed at %s: %s%s"
            .formatted(
                doing,
                message,
                memory
                    ? "; ask about fewer pages, or choose a smaller dtype (bfloat16, int8)"
                    : ""),
        e);
  }
}
