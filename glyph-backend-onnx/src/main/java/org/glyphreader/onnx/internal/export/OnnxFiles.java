package org.glyphreader.onnx.internal.export;

import java.nio.file.Path;

/** Where a model's graphs lie in its folder: as in most published exports. */
public final class OnnxFiles {

  /** The folder with the graphs. */
  public static final String FOLDER = "onnx";

  /** The vision encoder. */
  public static final String VISION = "vision_encoder";

  /** The token embedding. */
  public static final String EMBEDDING = "embed_tokens";

  /** The decoder, with and without past. */
  public static final String DECODER = "decoder_model_merged";

  /** The card that says how a model was made. */
  public static final String CARD = "glyph-onnx.json";

  private OnnxFiles() {}

  public static Path graph(Path folder, String name) {
    return folder.resolve(FOLDER).resolve(name + ".onnx");
  }

  public static Path data(Path folder, String name) {
    return folder.resolve(FOLDER).resolve(name + ".onnx_data");
  }
}
