package org.glyphreader.onnxruntime;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.CharPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.onnxruntime.IoBinding;
import org.bytedeco.onnxruntime.OrtSession;
import org.bytedeco.onnxruntime.OrtValue;
import org.bytedeco.onnxruntime.Session;
import org.bytedeco.onnxruntime.SessionImpl;
import org.bytedeco.onnxruntime.Value;
import org.bytedeco.onnxruntime.global.onnxruntime;

/**
 * A model ready to run. Safe for use by several threads, which may run it at the same time.
 *
 * <p>The session owns native memory until {@link #close()}; a run that is under way then ends
 * first.
 */
public final class OnnxSession implements AutoCloseable {

  private final String name;
  private final OnnxSessionOptions options;
  private final Cell session;
  private final ModelSignature inputs;
  private final ModelSignature outputs;
  private final NativeResource resource;

  private OnnxSession(String name, OnnxSessionOptions options, Session opened) {
    this.name = name;
    this.options = options;
    this.inputs = ModelSignature.inputs(opened);
    this.outputs = ModelSignature.outputs(opened);
    Cell cell = new Cell(opened.release());
    this.session = cell;
    ModelSignature in = inputs;
    ModelSignature out = outputs;
    this.resource = new NativeResource(this, "Session " + name, () -> free(cell, in, out));
  }

  private static void free(Cell session, ModelSignature inputs, ModelSignature outputs) {
    onnxruntime.OrtRelease(new OrtSession(session.raw()));
    session.free();
    inputs.free();
    outputs.free();
  }

  /**
   * Opens the model in a file; data it keeps in other files is found beside it.
   *
   * @param file the model
   * @param options how to compute
   * @return a session, the caller's to close
   * @throws OnnxRuntimeException if there is no such file, or no such model in it
   */
  public static OnnxSession open(Path file, OnnxSessionOptions options) {
    if (!Files.isReadable(file)) {
      throw new OnnxRuntimeException("No readable model file " + file);
    }
    String path = file.toAbsolutePath().toString();
    return open(
        file.getFileName().toString(),
        options,
        () -> new Session(OrtRuntime.env(), nativePath(path), options.toNative()));
  }

  /**
   * Opens a model from memory.
   *
   * @param name what errors call the model
   * @param model its bytes, not needed afterwards
   * @param options how to compute
   * @return a session, the caller's to close
   * @throws OnnxRuntimeException if it is no model this runtime can run
   */
  public static OnnxSession open(String name, byte[] model, OnnxSessionOptions options) {
    try (ModelMemory memory = ModelMemory.of(model)) {
      return open(name, memory, options);
    }
  }

  /**
   * Opens a model from a buffer; a direct one is not copied.
   *
   * @param name what errors call the model
   * @param model its remaining bytes are the model, not needed afterwards
   * @param options how to compute
   * @return a session, the caller's to close
   * @throws OnnxRuntimeException if it is no model this runtime can run
   */
  public static OnnxSession open(String name, ByteBuffer model, OnnxSessionOptions options) {
    ByteBuffer slice = model.slice();
    if (!slice.isDirect()) {
      byte[] bytes = new byte[slice.remaining()];
      slice.get(bytes);
      return open(name, bytes, options);
    }
    return open(
        name,
        options,
        () ->
            new Session(
                OrtRuntime.env(), new BytePointer(slice), slice.capacity(), options.toNative()));
  }

  /**
   * Opens a model from a stream, copying it chunk by chunk into native memory, which is freed
   * before this method returns.
   *
   * @param name what errors call the model
   * @param model read to its end, not closed
   * @param options how to compute
   * @return a session, the caller's to close
   * @throws OnnxRuntimeException if it is no model this runtime can run
   * @throws java.io.UncheckedIOException if the stream cannot be read
   */
  public static OnnxSession open(String name, InputStream model, OnnxSessionOptions options) {
    try (ModelMemory memory = ModelMemory.read(name, model)) {
      return open(name, memory, options);
    }
  }

  private static OnnxSession open(String name, ModelMemory memory, OnnxSessionOptions options) {
    if (memory.length() == 0) {
      throw new OnnxRuntimeException("Could not open model " + name + ": it is empty");
    }
    return open(
        name,
        options,
        () -> new Session(OrtRuntime.env(), memory.bytes(), memory.length(), options.toNative()));
  }

  private static OnnxSession open(
      String name, OnnxSessionOptions options, Supplier<Session> opening) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(options, "options");
    return Native.call(
        "Could not open model " + name, () -> new OnnxSession(name, options, opening.get()));
  }

  static Pointer nativePath(String path) {
    return Loader.getPlatform().startsWith("windows")
        ? new CharPointer(path)
        : new BytePointer(path);
  }

  /** {@return what the model takes, in its own order} */
  public List<ValueInfo> inputs() {
    return inputs.values();
  }

  /** {@return what the model gives, in its own order} */
  public List<ValueInfo> outputs() {
    return outputs.values();
  }

  /** {@return what computes} */
  public ExecutionProvider provider() {
    return options.provider();
  }

  /**
   * Runs the model for all its outputs.
   *
   * @param feeds a tensor for every input, by name; they stay the caller's
   * @return the outputs by name; the caller's to close
   * @see #run(Map, Collection)
   */
  public Map<String, OnnxTensor> run(Map<String, OnnxTensor> feeds) {
    return run(feeds, outputs.names());
  }

  /**
   * Runs the model.
   *
   * @param feeds a tensor for every input, by name; they stay the caller's
   * @param wanted names of the outputs to be computed
   * @return the outputs by name, in the order of {@code wanted}; the caller's to close
   * @throws IllegalArgumentException if a name is unknown or an input missing
   * @throws IllegalStateException if the session or a tensor is closed
   * @throws OnnxRuntimeException if the run fails, such as on a shape the model cannot take
   */
  public Map<String, OnnxTensor> run(Map<String, OnnxTensor> feeds, Collection<String> wanted) {
    resource.check();
    inputs.requireKnown(feeds.keySet());
    inputs.requireAll(feeds.keySet());
    outputs.requireKnown(wanted);
    List<NativeResource> used = new ArrayList<>(feeds.size() + 1);
    try {
      acquire(resource, used);
      for (OnnxTensor tensor : feeds.values()) {
        acquire(tensor.resource(), used);
      }
      return Native.call("Could not run " + name, () -> runNative(feeds, List.copyOf(wanted)));
    } finally {
      used.forEach(NativeResource::release);
    }
  }

  private static void acquire(NativeResource resource, List<NativeResource> used) {
    resource.acquire();
    used.add(resource);
  }

  private Map<String, OnnxTensor> runNative(Map<String, OnnxTensor> feeds, List<String> wanted) {
    PointerPointer<Pointer> inputNames = new PointerPointer<>(feeds.size());
    PointerPointer<Pointer> inputValues = new PointerPointer<>(feeds.size());
    int i = 0;
    for (Map.Entry<String, OnnxTensor> feed : feeds.entrySet()) {
      inputNames.put(i, inputs.nativeName(feed.getKey()));
      inputValues.put(i++, feed.getValue().raw());
    }
    PointerPointer<Pointer> outputNames = new PointerPointer<>(wanted.size());
    PointerPointer<Pointer> outputValues = new PointerPointer<>(wanted.size());
    for (int k = 0; k < wanted.size(); k++) {
      outputNames.put(k, outputs.nativeName(wanted.get(k)));
      outputValues.put(k, null);
    }
    new SessionImpl(session.pointer())
        .Run(
            options.toRunOptions(),
            inputNames,
            new Value(inputValues),
            feeds.size(),
            outputNames,
            new Value(outputValues),
            wanted.size());
    return adopt(wanted, outputValues);
  }

  private static Map<String, OnnxTensor> adopt(
      List<String> names, PointerPointer<Pointer> outputValues) {
    Map<String, OnnxTensor> results = new LinkedHashMap<>();
    int adopted = 0;
    try {
      while (adopted < names.size()) {
        String name = names.get(adopted);
        results.put(name, OnnxTensor.adopt(name, outputValues.get(adopted++)));
      }
      return results;
    } catch (RuntimeException | Error e) {
      results.values().forEach(OnnxTensor::close);
      for (int k = adopted; k < names.size(); k++) {
        onnxruntime.OrtRelease(new OrtValue(outputValues.get(k)));
      }
      throw e;
    }
  }

  /**
   * Makes a binding for runs whose tensors stay where they are.
   *
   * @return a binding without any tensor, the caller's to close before this session
   */
  public OnnxBinding bind() {
    resource.acquire();
    try {
      return new OnnxBinding(this, session);
    } finally {
      resource.release();
    }
  }

  /**
   * Makes a tensor of zeros, or of anything on a device, in the memory the provider computes in.
   *
   * @param type any but {@link ElementType#OTHER}
   * @param shape the length of each dimension
   * @return a tensor, the caller's to close before this session
   */
  public OnnxTensor allocate(ElementType type, long... shape) {
    if (provider().equals(ExecutionProvider.CPU)) {
      return OnnxTensor.allocate(type, shape);
    }
    resource.acquire();
    try {
      return OnnxTensor.inMemoryOf(new Session(session.pointer()), provider(), type, shape);
    } finally {
      resource.release();
    }
  }

  void run(IoBinding binding) {
    resource.acquire();
    try {
      Native.call(
          "Could not run " + name,
          () -> {
            new SessionImpl(session.pointer()).Run(options.toRunOptions(), binding);
            return null;
          });
    } finally {
      resource.release();
    }
  }

  void requireInput(String input) {
    inputs.requireKnown(List.of(input));
  }

  void requireOutput(String output) {
    outputs.requireKnown(List.of(output));
  }

  void requireAllInputs(Collection<String> given) {
    inputs.requireAll(given);
  }

  /** Frees the native memory once no run uses it. Idempotent. */
  @Override
  public void close() {
    resource.close();
  }

  /** The name of the model, its inputs and outputs. */
  @Override
  public String toString() {
    return name + " " + inputs() + " → " + outputs();
  }
}
