package org.glyphreader.vlm.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/** Architectures that are known here. */
public enum ModelFamily {
  /** GLM-4.1V, the model behind Glyph. */
  GLM4V("GLM-4.1V", "glm4v", "Glm4vForConditionalGeneration"),
  /** GLM-OCR. */
  GLM_OCR("GLM-OCR", "glm_ocr", "GlmOcrForConditionalGeneration"),
  /** Qwen2-VL. */
  QWEN2_VL("Qwen2-VL", "qwen2_vl", "Qwen2VLForConditionalGeneration"),
  /** Qwen2.5-VL. */
  QWEN2_5_VL("Qwen2.5-VL", "qwen2_5_vl", "Qwen2_5_VLForConditionalGeneration");

  private final String title;
  private final String modelType;
  private final String architecture;

  ModelFamily(String title, String modelType, String architecture) {
    this.title = title;
    this.modelType = modelType;
    this.architecture = architecture;
  }

  /** {@return its name as people write it} */
  public String title() {
    return title;
  }

  /** {@return its {@code model_type} in {@code config.json}} */
  public String modelType() {
    return modelType;
  }

  /** {@return its name among the {@code architectures} in {@code config.json}} */
  public String architecture() {
    return architecture;
  }

  /** {@return whether it is of the GLM kind, whose pixel limits count two frames} */
  public boolean isGlm() {
    return this == GLM4V || this == GLM_OCR;
  }

  static Optional<ModelFamily> of(String modelType) {
    return Arrays.stream(values()).filter(f -> f.modelType.equals(modelType)).findFirst();
  }
}
