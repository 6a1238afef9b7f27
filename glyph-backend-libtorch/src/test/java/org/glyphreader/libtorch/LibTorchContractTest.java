package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.testkit.VlmContract;

/** What every vision-language backend has to do, on LibTorch. */
class LibTorchContractTest implements VlmContract {

  private static final int THREADS = 2;

  @Override
  public BackendProvider provider() {
    return new LibTorchBackendProvider();
  }

  @Override
  public VisionLanguageModel networks(Path model) {
    return new ObservedModel(TestModels.load(model, Precision.FLOAT32, THREADS));
  }

  @Override
  public List<float[]> hidden(VisionLanguageModel model) {
    return ((ObservedModel) model).hidden();
  }

  /** Constants are made with the natives, before anything is counted. */
  @Override
  public OptionalLong live() {
    Natives.choose("cpu");
    assertThat(Torch.TWO.isNull()).isFalse();
    return OptionalLong.of(Pointer.totalCount());
  }
}
