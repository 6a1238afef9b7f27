package org.glyphreader.vlm.session;

import java.util.concurrent.ThreadLocalRandom;
import org.glyphreader.Size;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.PreprocessorConfig;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.prompt.ImageGrid;
import org.glyphreader.vlm.prompt.PromptBuilder;

/** What belongs to a model beside its networks. */
record ModelParts(
    Checkpoint checkpoint,
    HuggingFaceTokenizer tokenizer,
    PromptBuilder prompts,
    ImagePreprocessor preprocessor,
    ContextBudget budget,
    VlmOptions options) {

  ImageGrid grid(Size page) {
    Size size = preprocessor.tokenizer().resize(page.width(), page.height());
    PreprocessorConfig config = checkpoint.preprocessor();
    int side = config.patchSize() * config.mergeSize();
    return new ImageGrid(size.height() / side, size.width() / side);
  }

  long seed() {
    return options.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong());
  }
}
