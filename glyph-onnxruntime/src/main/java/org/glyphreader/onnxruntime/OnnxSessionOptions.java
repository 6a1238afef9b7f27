package org.glyphreader.onnxruntime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.onnxruntime.RunOptions;
import org.bytedeco.onnxruntime.SessionOptions;
import org.bytedeco.onnxruntime.global.onnxruntime;

/** How a session computes. Immutable and safe for use by several threads. */
public final class OnnxSessionOptions {

  /** How far the graph is rewritten when a model is opened. */
  public enum Optimization {
    /** Not at all. */
    NONE(onnxruntime.ORT_DISABLE_ALL),
    /** Constants folded, redundant nodes removed. */
    BASIC(onnxruntime.ORT_ENABLE_BASIC),
    /** Nodes fused as well. */
    EXTENDED(onnxruntime.ORT_ENABLE_EXTENDED),
    /** Memory layouts changed as well. */
    ALL(onnxruntime.ORT_ENABLE_ALL);

    private final int level;

    Optimization(int level) {
      this.level = level;
    }
  }

  /** What happens to the CPU memory of intermediate results. */
  public enum CpuMemory {
    /** An arena keeps it for the next run: fastest, grows with the largest shapes seen. */
    ARENA,
    /** An arena gives back what it can after each run. */
    SHRINKING_ARENA,
    /** Allocated and freed for each result: smallest. */
    PLAIN
  }

  private final int threads;
  private final Optimization optimization;
  private final ExecutionProvider provider;
  private final CpuMemory cpuMemory;
  private final boolean memoryPattern;
  private final Map<String, String> config;
  private final Path profile;

  private OnnxSessionOptions(Builder from) {
    threads = from.threads;
    optimization = from.optimization;
    provider = from.provider;
    cpuMemory = from.cpuMemory;
    memoryPattern = from.memoryPattern;
    config = Map.copyOf(from.config);
    profile = from.profile;
  }

  /** {@return options to be changed; unchanged they are the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return all defaults: the CPU, as many threads as it has cores, all optimisations} */
  public static OnnxSessionOptions defaults() {
    return builder().build();
  }

  /** {@return what computes} */
  public ExecutionProvider provider() {
    return provider;
  }

  /** Makes the native options; call it inside {@link Native#call}. */
  SessionOptions toNative() {
    SessionOptions options = new SessionOptions();
    options.SetIntraOpNumThreads(threads);
    options.SetExecutionMode(onnxruntime.ORT_SEQUENTIAL);
    options.SetGraphOptimizationLevel(optimization.level);
    if (cpuMemory == CpuMemory.PLAIN) {
      options.DisableCpuMemArena();
    }
    if (!memoryPattern) {
      options.DisableMemPattern();
    }
    config.forEach(options::AddConfigEntry);
    if (profile != null) {
      options.EnableProfiling(OnnxSession.nativePath(profile.toAbsolutePath().toString()));
    }
    provider.appendTo(options);
    return options;
  }

  /** Makes the native options of one run; call it inside {@link Native#call}. */
  RunOptions toRunOptions() {
    RunOptions options = new RunOptions();
    if (cpuMemory == CpuMemory.SHRINKING_ARENA) {
      options.AddConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    }
    return options;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {

    private int threads;
    private Optimization optimization = Optimization.ALL;
    private ExecutionProvider provider = ExecutionProvider.CPU;
    private CpuMemory cpuMemory = CpuMemory.ARENA;
    private boolean memoryPattern = true;
    private final Map<String, String> config = new LinkedHashMap<>();
    private Path profile;

    private Builder() {}

    /**
     * Sets the threads that share the work of one operator.
     *
     * @param threads the calling thread among them; 0, the default, for one per core
     * @return this
     */
    public Builder threads(int threads) {
      if (threads < 0) {
        throw new IllegalArgumentException("threads must not be negative: " + threads);
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets how far the graph is rewritten.
     *
     * @param optimization {@link Optimization#ALL} unless said otherwise
     * @return this
     */
    public Builder optimization(Optimization optimization) {
      this.optimization = Objects.requireNonNull(optimization, "optimization");
      return this;
    }

    /**
     * Sets what computes.
     *
     * @param provider {@link ExecutionProvider#CPU} unless said otherwise
     * @return this
     */
    public Builder provider(ExecutionProvider provider) {
      this.provider = Objects.requireNonNull(provider, "provider");
      return this;
    }

    /**
     * Sets what happens to CPU memory.
     *
     * @param cpuMemory {@link CpuMemory#ARENA} unless said otherwise
     * @return this
     */
    public Builder cpuMemory(CpuMemory cpuMemory) {
      this.cpuMemory = Objects.requireNonNull(cpuMemory, "cpuMemory");
      return this;
    }

    /**
     * Sets whether memory is planned per combination of input shapes. A plan is kept for every
     * combination, so turn it off where shapes keep changing.
     *
     * @param memoryPattern true unless said otherwise
     * @return this
     */
    public Builder memoryPattern(boolean memoryPattern) {
      this.memoryPattern = memoryPattern;
      return this;
    }

    /**
     * Sets an entry of ONNX Runtime's own session configuration.
     *
     * @param key like {@code session.intra_op.allow_spinning}
     * @param value like {@code 0}
     * @return this
     */
    public Builder config(String key, String value) {
      config.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Has the time of every operator written to a file when the session is closed.
     *
     * @param prefix of the file's path; a time and {@code .json} are appended
     * @return this
     */
    public Builder profile(Path prefix) {
      this.profile = Objects.requireNonNull(prefix, "prefix");
      return this;
    }

    /** {@return the options as they are now} */
    public OnnxSessionOptions build() {
      return new OnnxSessionOptions(this);
    }
  }
}
