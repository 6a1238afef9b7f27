package org.glyphreader.libtorch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Probe;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.session.VlmModels;
import org.glyphreader.vlm.session.VlmOptions;

/**
 * GLM-4.1V checkpoints (safetensors, as published) on LibTorch, {@code libtorch}.
 *
 * <p>Device {@code auto} is the first GPU if the CUDA natives are on the class path and a GPU is
 * there, else the CPU. The dtype is {@code float32}, {@code bfloat16} or {@code int8} (weights
 * only, a scale for each output). Where none is set it is the checkpoint's own on a GPU; on the CPU
 * {@code float32}, or the largest that leaves a fifth of the machine's memory free.
 *
 * <p>Options are those of {@link VlmOptions}; {@code threads}: how many compute on the CPU, one for
 * each processor unless set; and {@code weights}: {@code mapped} leaves them in the checkpoint's
 * files, {@code copied}, the default on a CPU whose memory holds them, takes them into memory of
 * the process, which decodes faster.
 */
public final class LibTorchBackendProvider implements BackendProvider {

  static final String NAME = "libtorch";
  private static final Set<ModelFamily> FAMILIES = Set.of(ModelFamily.GLM4V);
  private static final int PRIORITY = 20;

  /** For {@link java.util.ServiceLoader}. */
  public LibTorchBackendProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public Set<String> options() {
    Set<String> keys = new HashSet<>(VlmOptions.KEYS);
    keys.add(Threads.OPTION);
    keys.add(Placement.OPTION);
    return keys;
  }

  @Override
  public boolean supports(Path modelDir) {
    return VlmModels.isOneOf(modelDir, FAMILIES) && TensorFiles.isIn(modelDir);
  }

  @Override
  public Optional<ModelDescription> describe(Optional<Path> modelDir) {
    return modelDir.map(VlmModels::describe);
  }

  @Override
  public Probe probe(BackendSettings settings) {
    Probe natives = Requirements.probe(settings.device());
    if (!natives.available() || settings.model().isPresent()) {
      return natives;
    }
    return Probe.unavailable(
        "no model is configured",
        "set the folder of a GLM-4.1V checkpoint: builder.model(path), -Dglyph.model or --model");
  }

  @Override
  public Backend open(BackendSettings settings) {
    VlmOptions options = VlmOptions.of(settings);
    int threads = Threads.of(settings.options());
    Optional<Placement> place = Placement.of(settings.options());
    Optional<Precision> wanted = settings.dtype().map(Precision::of);
    Path folder =
        settings
            .model()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The backend \"libtorch\" needs the folder of a GLM-4.1V checkpoint"));
    Requirements.check(settings.device());
    Checkpoint checkpoint = Checkpoint.open(folder);
    requireActivations(checkpoint);
    TensorFiles files = checkpoint.tensors();
    String device = Natives.choose(settings.device());
    Precision precision = wanted.orElseGet(() -> Defaults.precision(files, device));
    Placement placement = place.orElseGet(() -> Defaults.placement(files, precision, device));
    return VlmBackend.open(
        NAME,
        checkpoint,
        options,
        () -> new Glm4vModel(checkpoint.config(), files, precision, placement, device, threads));
  }

  private static void requireActivations(Checkpoint checkpoint) {
    ModelConfig config = checkpoint.config();
    try {
      Activation.of(config.text().activation());
      Activation.of(config.vision().activation());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          checkpoint.folder().resolve("config.json") + ": " + e.getMessage(), e);
    }
  }
}
