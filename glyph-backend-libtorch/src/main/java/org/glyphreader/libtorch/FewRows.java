package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * What lanes that compute features of the same few rows hand each other. Two tensors take the
 * layer's two outputs, because a fast lane may write the second while a slow one reads the first.
 *
 * @param attended rows × heads × head dimension
 * @param flatAttended the same, rows × all of them
 * @param delta what attention adds to the residual stream
 * @param inner the MLP's features
 * @param mlpDelta what the MLP adds
 */
record FewRows(Tensor attended, Tensor flatAttended, Tensor delta, Tensor inner, Tensor mlpDelta) {

  static FewRows of(TextConfig config, Device device, ScalarType type, int rows) {
    Tensor attended = Torch.empty(device, type, rows, config.heads(), config.headDim());
    return new FewRows(
        attended,
        attended.view(rows, -1),
        Torch.empty(device, type, rows, config.hiddenSize()),
        Torch.empty(device, type, rows, config.intermediateSize()),
        Torch.empty(device, type, rows, config.hiddenSize()));
  }

  /** Computes some features of {@code to} from all of {@code from}. */
  void compute(Matrix matrix, Span features, Tensor from, Tensor to) {
    if (!features.isEmpty()) {
      matrix.apply(from, to.narrow(1, features.start(), features.length()));
    }
  }
}
