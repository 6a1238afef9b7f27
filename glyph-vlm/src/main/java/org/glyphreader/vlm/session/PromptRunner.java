package org.glyphreader.vlm.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.Sampler;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.prompt.VlmPrompt;

/**
 * Runs prompts through a model, one at a time, and remembers what the next one can use: features of
 * pages, and keys and values of the longest common beginning. Closing ends a run between two tokens
 * and waits for it.
 */
final class PromptRunner implements AutoCloseable {

  private final String what;
  private final ModelGate gate;
  private final ImagePreprocessor preprocessor;
  private final int chunk;
  private final Set<Integer> endTokens;
  private final FeatureCache features;
  private final PrefixCache prefix;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile boolean closed;
  private boolean freed;

  PromptRunner(
      String what,
      ModelGate gate,
      ImagePreprocessor preprocessor,
      Set<Integer> endTokens,
      VlmOptions options) {
    this.what = what;
    this.gate = gate;
    this.preprocessor = preprocessor;
    this.chunk = options.prefillChunk();
    this.endTokens = endTokens;
    features = new FeatureCache(gate, options.imageBytes());
    prefix = new PrefixCache(gate);
    gate.enter(this);
  }

  /** What one run is about. */
  record Task(
      VlmPrompt prompt,
      List<PageImage> pages,
      SamplingConfig sampling,
      int maxNewTokens,
      WorkMonitor monitor,
      IntConsumer tokens) {}

  /** How it went. */
  record Outcome(FinishReason reason, int[] ids, StageTimes times) {}

  /** Does work while no run is under way, and none begins. */
  <T> T exclusively(Supplier<T> work) {
    turn.lock();
    try {
      checkOpen();
      return work.get();
    } finally {
      try {
        if (closed && turn.getHoldCount() == 1) {
          free();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  Outcome run(Task task) {
    return exclusively(() -> new Run(task).go());
  }

  void forget(LongPredicate pages) {
    features.removeIf(pages);
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException(what + " is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    if (turn.isHeldByCurrentThread()) {
      return;
    }
    turn.lock();
    try {
      free();
    } finally {
      turn.unlock();
    }
  }

  private void free() {
    if (!freed) {
      freed = true;
      try {
        features.removeIf(key -> true);
        prefix.clear();
      } finally {
        gate.leave(this);
      }
    }
  }

  /** One prompt and its answer. */
  private final class Run {

    private final Task task;
    private final VlmPrompt prompt;
    private final long[] rows;
    private final Stopwatch watch = new Stopwatch();
    private final List<Integer> ids = new ArrayList<>();

    Run(Task task) {
      this.task = task;
      prompt = task.prompt();
      rows = Arrays.stream(prompt.ids()).asLongStream().toArray();
      for (int i = 0; i < task.pages().size(); i++) {
        VlmPrompt.ImageSpan span = prompt.images().get(i);
        Arrays.fill(rows, span.start(), span.end(), ~task.pages().get(i).key());
      }
    }

    Outcome go() {
      FinishReason reason = generate();
      int[] written = ids.stream().mapToInt(Integer::intValue).toArray();
      return new Outcome(reason, written, watch.times(Math.max(0, written.length - 1)));
    }

    private Optional<FinishReason> stop() {
      return closed ? Optional.of(FinishReason.CANCELLED) : task.monitor().stop();
    }

    private FinishReason generate() {
      prefix.truncate(Math.min(prefix.common(rows), rows.length - 1));
      float[] logits = null;
      while (logits == null) {
        Optional<FinishReason> stop = stop();
        if (stop.isPresent()) {
          return stop.get();
        }
        logits = prefill();
      }
      Sampler sampler = new Sampler(task.sampling(), prompt.ids());
      int position = prompt.positions().next();
      while (true) {
        Optional<FinishReason> stop = stop();
        if (stop.isPresent()) {
          return stop.get();
        }
        int id = sampler.next(logits);
        if (endTokens.contains(id)) {
          return FinishReason.STOP;
        }
        ids.add(id);
        task.tokens().accept(id);
        if (ids.size() >= task.maxNewTokens()) {
          return FinishReason.LENGTH;
        }
        stop = stop();
        if (stop.isPresent()) {
          return stop.get();
        }
        logits = decode(id, position++);
      }
    }

    private float[] decode(int id, int position) {
      TokenBatch batch =
          new TokenBatch(new int[] {id}, new int[] {position, position, position}, List.of());
      return watch.time(Stopwatch.Stage.DECODE, () -> prefix.append(batch, new long[] {id}, true));
    }

    /** One chunk; its logits if it is the last, else null. */
    private float[] prefill() {
      int from = prefix.length();
      int to = Math.min(from + chunk, rows.length);
      boolean last = to == rows.length;
      List<TokenBatch.ImageRows> images = new ArrayList<>();
      Set<Long> inUse = new HashSet<>();
      for (int i = 0; i < task.pages().size(); i++) {
        VlmPrompt.ImageSpan span = prompt.images().get(i);
        int start = Math.max(from, span.start());
        int end = Math.min(to, span.end());
        if (start < end) {
          PageImage page = task.pages().get(i);
          inUse.add(page.key());
          Optional<ImageFeatures> encoded = encoded(page, i);
          if (encoded.isEmpty()) {
            return null;
          }
          images.add(
              new TokenBatch.ImageRows(
                  start - from, end - start, encoded.get(), start - span.start()));
        }
      }
      TokenBatch batch =
          new TokenBatch(
              Arrays.copyOfRange(prompt.ids(), from, to),
              prompt.positions().slice(from, to),
              images);
      long[] batchRows = Arrays.copyOfRange(rows, from, to);
      float[] logits =
          watch.time(Stopwatch.Stage.PREFILL, () -> prefix.append(batch, batchRows, last));
      features.shrink(inUse);
      task.monitor().progress("prefill", to, rows.length);
      return last ? logits : null;
    }

    /** The features of a page; empty if the work shall end before they are computed. */
    private Optional<ImageFeatures> encoded(PageImage page, int index) {
      ImageFeatures known = features.get(page.key());
      if (known != null) {
        return Optional.of(known);
      }
      if (stop().isPresent()) {
        return Optional.empty();
      }
      PatchImage patches =
          watch.time(Stopwatch.Stage.PREPROCESS, () -> preprocessor.prepare(paint(page)));
      if (patches.tokens() != page.grid().tokens()) {
        throw new IllegalStateException(
            "Page %s has another size than was said".formatted(page.number()));
      }
      ImageFeatures fresh =
          watch.time(Stopwatch.Stage.ENCODE, () -> gate.use(model -> model.encode(patches)));
      features.put(page.key(), fresh);
      task.monitor().progress("encode", index + 1L, task.pages().size());
      return Optional.of(fresh);
    }

    private Pixels paint(PageImage page) {
      return page.pixels().get();
    }
  }
}
