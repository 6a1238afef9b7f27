package org.glyphreader.onnx.internal.run;

import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.image.PatchImage;

/** A vision encoder. For one thread at a time. */
interface Vision extends AutoCloseable {

  /** The visual tokens of a page, [tokens, width]; the caller closes them. */
  OnnxTensor encode(PatchImage image);

  @Override
  void close();
}
