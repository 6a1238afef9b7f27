package org.glyphreader.vlm.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.testkit.VlmContract;

/** The plain-Java model keeps the contract; so the contract can be kept. */
class ReferenceContractTest implements VlmContract {

  @Override
  public BackendProvider provider() {
    return new ReferenceBackendProvider();
  }

  @Override
  public VisionLanguageModel networks(Path model) {
    return new ReferenceModel(Checkpoint.open(model));
  }

  @Override
  public List<float[]> hidden(VisionLanguageModel model) {
    return ((ReferenceModel) model).hidden();
  }

  @Override
  public OptionalLong live() {
    return OptionalLong.of(ReferenceModel.live());
  }
}
