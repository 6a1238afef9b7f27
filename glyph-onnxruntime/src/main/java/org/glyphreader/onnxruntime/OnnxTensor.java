package org.glyphreader.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.onnxruntime.Allocator;
import org.bytedeco.onnxruntime.AllocatorImpl;
import org.bytedeco.onnxruntime.MemoryInfo;
import org.bytedeco.onnxruntime.OrtAllocator;
import org.bytedeco.onnxruntime.OrtMemoryInfo;
import org.bytedeco.onnxruntime.OrtValue;
import org.bytedeco.onnxruntime.Session;
import org.bytedeco.onnxruntime.TensorTypeAndShapeInfo;
import org.bytedeco.onnxruntime.Value;
import org.bytedeco.onnxruntime.ValueImpl;
import org.bytedeco.onnxruntime.global.onnxruntime;

/**
 * An array of numbers in native memory, which it owns until {@link #close()}.
 *
 * <p>Elements lie in row-major order. Several threads may run sessions on one tensor; writing to it
 * meanwhile is the caller's to prevent. Closing a tensor that a run is using frees it when the run
 * ends.
 */
public final class OnnxTensor implements AutoCloseable {

  private static final Runnable NOTHING = () -> {};

  private final ElementType type;
  private final long[] shape;
  private final long elements;
  private final Pointer data;
  private final ExecutionProvider place;
  private final Cell value;
  private final NativeResource resource;

  @SuppressWarnings("unused")
  private final Object keptReachable;

  private OnnxTensor(
      ElementType type,
      long[] shape,
      Pointer data,
      ExecutionProvider place,
      Cell value,
      Memory memory) {
    this.type = type;
    this.shape = shape;
    this.elements = elements(shape);
    this.data = data;
    this.place = place;
    this.value = value;
    this.keptReachable = memory.keptReachable;
    Runnable release = memory.release;
    this.resource = new NativeResource(this, describe(type, shape), () -> free(value, release));
  }

  /** What the elements lie in: memory to be released, or a buffer to be kept reachable. */
  private record Memory(Runnable release, Object keptReachable) {}

  /**
   * A tensor of zeros, to be filled through {@link #bytes()} or one of its kin.
   *
   * @param type any but {@link ElementType#OTHER}
   * @param shape the length of each dimension, none negative; empty for a scalar
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor allocate(ElementType type, long... shape) {
    long bytes = byteSize(type, shape);
    return Native.call(
        "Could not allocate " + describe(type, shape),
        () -> {
          Pointer memory = Pointer.calloc(Math.max(1, bytes), 1);
          if (memory == null || memory.isNull()) {
            throw new OnnxRuntimeException(
                "The system has no memory for " + describe(type, shape) + ", " + bytes + " bytes");
          }
          return create(
              type,
              shape.clone(),
              memory,
              ExecutionProvider.CPU,
              new Memory(() -> Pointer.free(memory), null));
        });
  }

  /**
   * A {@link ElementType#FLOAT32} tensor.
   *
   * @param data copied; as many elements as {@code shape} has
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor of(float[] data, long... shape) {
    checkLength(data.length, shape);
    OnnxTensor tensor = allocate(ElementType.FLOAT32, shape);
    tensor.floats().put(data);
    return tensor;
  }

  /**
   * An {@link ElementType#INT64} tensor.
   *
   * @param data copied; as many elements as {@code shape} has
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor of(long[] data, long... shape) {
    checkLength(data.length, shape);
    OnnxTensor tensor = allocate(ElementType.INT64, shape);
    tensor.longs().put(data);
    return tensor;
  }

  /**
   * A {@link ElementType#BOOL} tensor.
   *
   * @param data copied; as many elements as {@code shape} has
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor of(boolean[] data, long... shape) {
    checkLength(data.length, shape);
    OnnxTensor tensor = allocate(ElementType.BOOL, shape);
    ByteBuffer bytes = tensor.bytes();
    for (boolean element : data) {
      bytes.put((byte) (element ? 1 : 0));
    }
    return tensor;
  }

  /**
   * A tensor of any type, copied from a buffer.
   *
   * @param type of the elements
   * @param data its remaining bytes are the elements, in the byte order of the machine; its
   *     position does not change
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor copyOf(ElementType type, ByteBuffer data, long... shape) {
    checkBytes(data.remaining(), type, shape);
    OnnxTensor tensor = allocate(type, shape);
    tensor.bytes().put(data.duplicate());
    return tensor;
  }

  /**
   * A tensor over a buffer, which is not copied but kept reachable.
   *
   * @param type of the elements
   * @param data a direct buffer, such as a mapped file, whose remaining bytes are the elements, in
   *     the byte order of the machine
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close
   */
  public static OnnxTensor wrap(ElementType type, ByteBuffer data, long... shape) {
    if (!data.isDirect()) {
      throw new IllegalArgumentException("Only a direct buffer can be wrapped; copy this one");
    }
    checkBytes(data.remaining(), type, shape);
    ByteBuffer slice = data.slice();
    return Native.call(
        "Could not wrap " + describe(type, shape),
        () ->
            create(
                type,
                shape.clone(),
                new BytePointer(slice),
                ExecutionProvider.CPU,
                new Memory(NOTHING, slice)));
  }

  /** Takes over what a run left in the memory of the CPU; call it inside {@link Native#call}. */
  static OnnxTensor adopt(String name, Pointer raw) {
    Cell cell = new Cell(raw);
    ValueImpl value = new ValueImpl(cell.pointer());
    if (!value.IsTensor()) {
      free(cell, NOTHING);
      throw new OnnxRuntimeException("Output " + name + " is no tensor");
    }
    TensorTypeAndShapeInfo info = value.GetTensorTypeAndShapeInfo();
    long[] shape = info.GetShape().get();
    ElementType type = ElementType.ofCode(info.GetElementType());
    Pointer data = value.GetTensorMutableRawData();
    return new OnnxTensor(
        type, shape, data, ExecutionProvider.CPU, cell, new Memory(NOTHING, null));
  }

  /** Allocates in the memory that a session's provider computes in. */
  static OnnxTensor inMemoryOf(
      Session session, ExecutionProvider provider, ElementType type, long... shape) {
    long bytes = byteSize(type, shape);
    return Native.call(
        "Could not allocate " + describe(type, shape) + " on " + provider,
        () -> {
          Cell allocator = new Cell(new Allocator(session, deviceMemory(provider)).release());
          Pointer block = new AllocatorImpl(allocator.pointer()).Alloc(Math.max(1, bytes));
          Memory memory =
              new Memory(
                  () -> {
                    new AllocatorImpl(allocator.pointer()).Free(block);
                    onnxruntime.OrtRelease(new OrtAllocator(allocator.raw()));
                    allocator.free();
                  },
                  null);
          return create(type, shape.clone(), block, provider, memory);
        });
  }

  private static OrtMemoryInfo deviceMemory(ExecutionProvider provider) {
    return new MemoryInfo(
            provider.memoryName(),
            onnxruntime.OrtDeviceAllocator,
            provider.device(),
            onnxruntime.OrtMemTypeDefault)
        .asOrtMemoryInfo();
  }

  private static OnnxTensor create(
      ElementType type, long[] shape, Pointer data, ExecutionProvider place, Memory memory) {
    Value value = view(type, shape, data, place);
    return new OnnxTensor(type, shape, data, place, new Cell(value.release()), memory);
  }

  private static Value view(ElementType type, long[] shape, Pointer data, ExecutionProvider place) {
    return Value.CreateTensor(
        place.equals(ExecutionProvider.CPU) ? OrtRuntime.cpuMemory() : deviceMemory(place),
        data,
        byteSize(type, shape),
        new LongPointer(shape),
        shape.length,
        type.code());
  }

  private static void free(Cell value, Runnable memory) {
    onnxruntime.OrtRelease(new OrtValue(value.raw()));
    value.free();
    memory.run();
  }

  /** {@return the type of the elements} */
  public ElementType type() {
    return type;
  }

  /** {@return the length of each dimension; a copy} */
  public long[] shape() {
    return shape.clone();
  }

  /** {@return the number of elements} */
  public long size() {
    return elements;
  }

  /** {@return the number of bytes the elements take} */
  public long byteSize() {
    return elements * type.bytes();
  }

  /**
   * The elements as bytes.
   *
   * @return a view of the native memory in the byte order of the machine, not to be touched after
   *     {@link #close()}
   * @throws IllegalStateException if the tensor is closed, lies on a device, or exceeds 2 GB
   */
  public ByteBuffer bytes() {
    resource.check();
    if (!place.equals(ExecutionProvider.CPU)) {
      throw new IllegalStateException(this + " lies on a device; bind the output to the CPU");
    }
    if (byteSize() > Integer.MAX_VALUE) {
      throw new IllegalStateException(this + " exceeds the 2 GB of a buffer");
    }
    if (elements == 0) {
      return ByteBuffer.allocate(0);
    }
    return new BytePointer(data).capacity(byteSize()).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** {@return a view like {@link #bytes()}, for {@link ElementType#FLOAT32} only} */
  public FloatBuffer floats() {
    require(ElementType.FLOAT32);
    return bytes().asFloatBuffer();
  }

  /** {@return a view like {@link #bytes()}, for {@link ElementType#INT64} only} */
  public LongBuffer longs() {
    require(ElementType.INT64);
    return bytes().asLongBuffer();
  }

  /** {@return a view like {@link #bytes()}, for {@link ElementType#INT32} only} */
  public IntBuffer ints() {
    require(ElementType.INT32);
    return bytes().asIntBuffer();
  }

  /** {@return a copy of the elements, for {@link ElementType#FLOAT32} only} */
  public float[] toFloats() {
    FloatBuffer buffer = floats();
    float[] copy = new float[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  /** {@return a copy of the elements, for {@link ElementType#INT64} only} */
  public long[] toLongs() {
    LongBuffer buffer = longs();
    long[] copy = new long[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  /** Frees the native memory, or lets the last run that uses it do so. Idempotent. */
  @Override
  public void close() {
    resource.close();
  }

  /** Type and shape, like {@code tensor FLOAT32 [1, 3, 48, 320]}. */
  @Override
  public String toString() {
    return describe(type, shape);
  }

  NativeResource resource() {
    return resource;
  }

  Pointer raw() {
    return value.raw();
  }

  /**
   * Another value over the same elements, for methods into which JavaCPP moves what they are given;
   * call it inside {@link Native#call}.
   */
  Value view() {
    return view(type, shape, data, place);
  }

  private void require(ElementType expected) {
    if (type != expected) {
      throw new IllegalStateException(this + " does not hold " + expected);
    }
  }

  private static String describe(ElementType type, long[] shape) {
    return "tensor " + type + " " + Arrays.toString(shape);
  }

  private static void checkLength(int length, long[] shape) {
    if (length != elements(shape)) {
      throw new IllegalArgumentException(
          length + " elements do not fit the shape " + Arrays.toString(shape));
    }
  }

  private static void checkBytes(long bytes, ElementType type, long[] shape) {
    if (bytes != byteSize(type, shape)) {
      throw new IllegalArgumentException(bytes + " bytes do not fit " + describe(type, shape));
    }
  }

  private static long byteSize(ElementType type, long[] shape) {
    Objects.requireNonNull(type, "type");
    if (type == ElementType.OTHER) {
      throw new IllegalArgumentException("A tensor needs an element type");
    }
    return Math.multiplyExact(elements(shape), (long) type.bytes());
  }

  private static long elements(long[] shape) {
    long product = 1;
    for (long length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("Negative length in shape " + Arrays.toString(shape));
      }
      product = Math.multiplyExact(product, length);
    }
    return product;
  }
}
