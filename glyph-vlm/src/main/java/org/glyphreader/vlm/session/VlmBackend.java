package org.glyphreader.vlm.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.Size;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.tokenizers.Detokenizer;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.prompt.PromptBuilder;
import org.glyphreader.vlm.prompt.VlmPrompt;

/**
 * A vision-language model that reads documents. Sessions read once and are asked often: features of
 * pages and the KV cache of the pages are kept, and a further question costs its own tokens only.
 * Safe for use by several threads; the model computes for one at a time, step by step in the order
 * in which they came.
 */
public final class VlmBackend implements Backend {

  private final BackendInfo info;
  private final ModelParts parts;
  private final ModelGate gate;
  private final Set<Integer> endTokens;

  private VlmBackend(BackendInfo info, ModelParts parts, ModelGate gate) {
    this.info = info;
    this.parts = parts;
    this.gate = gate;
    Checkpoint checkpoint = parts.checkpoint();
    endTokens =
        checkpoint.generation().endTokens().isPresent()
            ? new LinkedHashSet<>(checkpoint.generation().endTokens().get())
            : checkpoint.config().endTokens();
  }

  /**
   * Opens a model. The small files are read and checked before the networks are loaded.
   *
   * @param name of the provider
   * @param checkpoint of the model
   * @param options that all these backends share
   * @param networks loads the networks; they belong to the backend from then on
   * @return the backend
   * @throws org.glyphreader.ModelFormatException if files are missing or damaged
   */
  public static VlmBackend open(
      String name,
      Checkpoint checkpoint,
      VlmOptions options,
      Supplier<? extends VisionLanguageModel> networks) {
    HuggingFaceTokenizer tokenizer = checkpoint.tokenizer();
    PromptBuilder prompts = new PromptBuilder(checkpoint, tokenizer);
    ImagePreprocessor preprocessor = ImagePreprocessor.of(checkpoint);
    VisionLanguageModel model = networks.get();
    ContextBudget budget =
        new ContextBudget(
            checkpoint.config().text().maxPositions(),
            model.cacheBytesPerToken(),
            options.cacheBytes());
    return new VlmBackend(
        new BackendInfo(name, checkpoint.name(), model.device()),
        new ModelParts(checkpoint, tokenizer, prompts, preprocessor, budget, options),
        new ModelGate(model, "The backend \"" + name + "\""));
  }

  @Override
  public BackendInfo info() {
    return info;
  }

  @Override
  public ReadingSession read(List<Page> pages, WorkMonitor monitor) {
    return new VlmSession(parts, runner("A reading session of"), pages);
  }

  private PromptRunner runner(String what) {
    return new PromptRunner(
        what + " the backend \"" + info.name() + "\"",
        gate,
        parts.preprocessor(),
        endTokens,
        parts.options());
  }

  /**
   * Uses the model on images directly, without a document.
   *
   * @param images the images, in order
   * @param text what the model is told about them
   * @param sampling how tokens are chosen
   * @param maxNewTokens limit of generated tokens, at least 1
   * @param monitor follows the work and may end it between two tokens
   * @return what it wrote
   * @throws org.glyphreader.ContextOverflowException if it does not fit, before anything is encoded
   * @throws IllegalStateException if the backend is closed
   */
  public RawAnswer generate(
      List<Pixels> images,
      String text,
      SamplingConfig sampling,
      int maxNewTokens,
      WorkMonitor monitor) {
    if (maxNewTokens < 1) {
      throw new IllegalArgumentException("maxNewTokens has to be 1 or more, not " + maxNewTokens);
    }
    List<PageImage> pages = new ArrayList<>();
    for (Pixels image : images) {
      Size size = new Size(image.width(), image.height());
      pages.add(new PageImage(pages.size(), pages.size() + 1, parts.grid(size), () -> image));
    }
    VlmPrompt prompt = parts.prompts().build(pages.stream().map(PageImage::grid).toList(), text);
    parts.budget().check(prompt, pages, maxNewTokens);
    Detokenizer detokenizer = parts.tokenizer().detokenizer();
    StringBuilder written = new StringBuilder();
    try (PromptRunner runner = runner("A generation of")) {
      PromptRunner.Outcome outcome =
          runner.run(
              new PromptRunner.Task(
                  prompt,
                  pages,
                  sampling,
                  maxNewTokens,
                  monitor,
                  id -> written.append(detokenizer.add(id))));
      return new RawAnswer(
          written.append(detokenizer.finish()).toString(),
          outcome.ids(),
          prompt.size(),
          prompt.visualTokens(),
          outcome.reason(),
          outcome.times());
    }
  }

  /** {@return the prompt builder of the model, for tools and tests} */
  public PromptBuilder prompts() {
    return parts.prompts();
  }

  @Override
  public void close() {
    gate.close();
  }
}
