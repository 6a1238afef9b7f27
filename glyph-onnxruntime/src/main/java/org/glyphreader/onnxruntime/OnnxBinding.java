package org.glyphreader.onnxruntime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.onnxruntime.IoBinding;
import org.bytedeco.onnxruntime.IoBindingImpl;
import org.bytedeco.onnxruntime.OrtIoBinding;
import org.bytedeco.onnxruntime.Session;
import org.bytedeco.onnxruntime.Value;
import org.bytedeco.onnxruntime.global.onnxruntime;

/**
 * Tensors that stay tied to the inputs and outputs of a session over many runs. Outputs are written
 * where they are bound, which may be the tensor an input is bound to if the model's operators allow
 * that. For one thread at a time.
 *
 * <p>The tensors stay the caller's; closing one that is still bound makes the next run fail.
 */
public final class OnnxBinding implements AutoCloseable {

  private final OnnxSession session;
  private final Cell binding;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final NativeResource resource;

  OnnxBinding(OnnxSession session, Cell nativeSession) {
    this.session = session;
    Cell cell =
        Native.call(
            "Could not bind " + session,
            () -> new Cell(new IoBinding(new Session(nativeSession.pointer())).release()));
    this.binding = cell;
    this.resource =
        new NativeResource(
            this,
            "Binding of " + session,
            () -> {
              onnxruntime.OrtRelease(new OrtIoBinding(cell.raw()));
              cell.free();
            });
  }

  /**
   * Ties a tensor to an input, in the place of the one that was.
   *
   * @param name of the input
   * @param tensor read by every run from now on
   * @throws IllegalArgumentException if the model has no such input
   */
  public void input(String name, OnnxTensor tensor) {
    session.requireInput(name);
    if (inputs.get(name) == tensor) {
      return;
    }
    bind(tensor, value -> implementation().BindInput(name, value));
    inputs.put(name, tensor);
  }

  /**
   * Ties a tensor to an output, in the place of the one that was.
   *
   * @param name of the output
   * @param tensor written by every run from now on; of the shape the run gives
   * @throws IllegalArgumentException if the model has no such output
   */
  public void output(String name, OnnxTensor tensor) {
    session.requireOutput(name);
    if (outputs.get(name) == tensor) {
      return;
    }
    bind(tensor, value -> implementation().BindOutput(name, value));
    outputs.put(name, tensor);
  }

  private void bind(OnnxTensor tensor, Consumer<Value> how) {
    resource.check();
    tensor.resource().acquire();
    try {
      Native.call(
          "Could not bind " + tensor,
          () -> {
            how.accept(tensor.view());
            return null;
          });
    } finally {
      tensor.resource().release();
    }
  }

  /**
   * Runs the model on what is bound.
   *
   * @throws IllegalArgumentException if an input is not bound
   * @throws IllegalStateException if the binding, the session or a bound tensor is closed
   * @throws OnnxRuntimeException if the run fails
   */
  public void run() {
    resource.check();
    session.requireAllInputs(inputs.keySet());
    List<NativeResource> used = new ArrayList<>(inputs.size() + outputs.size() + 1);
    try {
      acquire(resource, used);
      for (OnnxTensor tensor : inputs.values()) {
        acquire(tensor.resource(), used);
      }
      for (OnnxTensor tensor : outputs.values()) {
        acquire(tensor.resource(), used);
      }
      session.run(new IoBinding(binding.pointer()));
    } finally {
      used.forEach(NativeResource::release);
    }
  }

  private static void acquire(NativeResource resource, List<NativeResource> used) {
    resource.acquire();
    used.add(resource);
  }

  private IoBindingImpl implementation() {
    return new IoBindingImpl(binding.pointer());
  }

  /** Frees the binding, not the tensors. Idempotent. */
  @Override
  public void close() {
    resource.close();
  }
}
