package org.glyphreader.vlm.checkpoint;

import java.util.List;

/**
 * What {@code preprocessor_config.json} asks for, or its model's defaults.
 *
 * @param minPixels lower limit on the pixels of an image; GLM counts each twice
 * @param maxPixels upper limit on the pixels of an image; GLM counts each twice
 * @param patchSize side of a patch, px
 * @param mergeSize patches along a side of a visual token
 * @param rescaleFactor brings bytes to 0..1
 * @param mean of red, green, blue, subtracted after rescaling
 * @param deviation of red, green, blue, by which is divided
 */
public record PreprocessorConfig(
    long minPixels,
    long maxPixels,
    int patchSize,
    int mergeSize,
    double rescaleFactor,
    List<Double> mean,
    List<Double> deviation) {

  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_DEVIATION = List.of(0.26862954, 0.26130258, 0.27577711);
  private static final int BICUBIC = 3;

  /** Copies the lists. {@inheritDoc} */
  public PreprocessorConfig {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  static PreprocessorConfig read(JsonFile file, ModelConfig model) {
    boolean glm = model.family().isGlm();
    JsonFile size = file.object("size").orElse(file);
    int min = pixels(file, size, "min_pixels", "shortest_edge", glm ? 12_544 : 3_136);
    int max = pixels(file, size, "max_pixels", "longest_edge", glm ? 11_760_000 : 12_845_056);
    if (max < min) {
      throw size.bad(size.has("longest_edge") ? "longest_edge" : "max_pixels", "at least " + min);
    }
    if (file.integer("resample", 0, 100, BICUBIC) != BICUBIC) {
      throw file.bad("resample", BICUBIC + " (bicubic), the only one that is supported");
    }
    for (String step : List.of("do_resize", "do_rescale", "do_normalize")) {
      if (!file.bool(step, true)) {
        throw file.bad(step, "true");
      }
    }
    VisionConfig vision = model.vision();
    return new PreprocessorConfig(
        min,
        max,
        same(file, "patch_size", vision.patchSize()),
        same(file, "merge_size", vision.mergeSize()),
        file.number("rescale_factor", 1e-6, 1, 1 / 255.0),
        file.numbers("image_mean", 3, -1e3, 1e3).orElse(CLIP_MEAN),
        file.numbers("image_std", 3, 1e-6, 1e3).orElse(CLIP_DEVIATION));
  }

  private static int pixels(JsonFile file, JsonFile size, String old, String key, int otherwise) {
    return size.integer(key, 1, Integer.MAX_VALUE)
        .orElse(
            size.integer(old, 1, Integer.MAX_VALUE)
                .orElse(file.integer(old, 1, Integer.MAX_VALUE, otherwise)));
  }

  private static int same(JsonFile file, String key, int model) {
    return file.integer(key, model, model, model);
  }
}
