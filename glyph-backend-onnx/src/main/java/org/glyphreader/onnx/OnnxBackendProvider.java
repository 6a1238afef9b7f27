package org.glyphreader.onnx;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.onnx.internal.export.ModelCard;
import org.glyphreader.onnx.internal.run.Devices;
import org.glyphreader.onnx.internal.run.GraphFiles;
import org.glyphreader.onnx.internal.run.ModelLoader;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Probe;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.session.VlmModels;
import org.glyphreader.vlm.session.VlmOptions;

/**
 * Vision-language models on ONNX Runtime, {@code onnx}: GLM-4.1V (Glyph) as {@link OnnxConverter}
 * writes it, and GLM-OCR, Qwen2-VL and Qwen2.5-VL as they are published in three files ({@code
 * vision_encoder}, {@code embed_tokens}, {@code decoder_model_merged}).
 *
 * <p>Beside the options of {@link VlmOptions} it knows {@code threads}: how many share the work of
 * an operator, 0 for one per core. The {@code dtype} chooses among several sets of graphs in one
 * folder: it is what follows the underscore in their names, for example {@code q4}. A converted
 * model has one set, so that {@code dtype} can only say what it is.
 */
public final class OnnxBackendProvider implements BackendProvider {

  private static final String NAME = "onnx";
  private static final String THREADS = "threads";
  private static final int MAX_THREADS = 1024;

  /** For {@link java.util.ServiceLoader}. */
  public OnnxBackendProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Set<String> options() {
    Set<String> keys = new HashSet<>(VlmOptions.KEYS);
    keys.add(THREADS);
    return Set.copyOf(keys);
  }

  @Override
  public boolean supports(Path modelDir) {
    return GraphFiles.areIn(modelDir)
        && VlmModels.isOneOf(modelDir, EnumSet.allOf(ModelFamily.class));
  }

  @Override
  public Optional<ModelDescription> describe(Optional<Path> modelDir) {
    return modelDir.map(VlmModels::describe);
  }

  @Override
  public Probe probe(BackendSettings settings) {
    if (settings.model().isEmpty()) {
      return Probe.unavailable(
          "It has no model of its own",
          "name a folder with ONNX graphs as the model; glyph convert makes one of a checkpoint");
    }
    Path folder = settings.model().get();
    if (!GraphFiles.areIn(folder)) {
      return Probe.unavailable(
          folder + " has no ONNX graphs",
          "make a folder that has them: glyph convert --model " + folder + " --out …");
    }
    return Devices.probe(settings.device());
  }

  @Override
  public Backend open(BackendSettings settings) {
    Probe probe = probe(settings);
    if (!probe.available()) {
      throw new BackendUnavailableException(probe.reason() + "; " + probe.remedy());
    }
    VlmOptions options = VlmOptions.of(settings);
    int threads = threads(settings);
    Path folder = settings.model().orElseThrow();
    Checkpoint checkpoint = Checkpoint.open(folder);
    Optional<String> variant = variant(settings, folder);
    ExecutionProvider provider = Devices.choose(settings.device());
    return VlmBackend.open(
        NAME, checkpoint, options, () -> ModelLoader.open(checkpoint, variant, provider, threads));
  }

  /** Which of several sets of graphs; a converted model has one, of a known type. */
  private static Optional<String> variant(BackendSettings settings, Path folder) {
    Optional<WeightFormat> converted = ModelCard.weightsOf(folder);
    if (converted.isEmpty()) {
      return settings.dtype();
    }
    String weights = converted.get().toString();
    if (settings.dtype().isPresent() && !settings.dtype().get().equals(weights)) {
      throw new IllegalArgumentException(
          "The model in %s was converted with the weights %s, not %s; convert it again, or leave the dtype out"
              .formatted(folder, weights, settings.dtype().get()));
    }
    return Optional.empty();
  }

  private static int threads(BackendSettings settings) {
    String value = settings.options().getOrDefault(THREADS, "0");
    if (value.matches("\\d{1,4}") && Integer.parseInt(value) <= MAX_THREADS) {
      return Integer.parseInt(value);
    }
    throw new IllegalArgumentException(
        "The option %s is \"%s\"; it has to be a whole number from 0 to %s"
            .formatted(THREADS, value, MAX_THREADS));
  }
}
