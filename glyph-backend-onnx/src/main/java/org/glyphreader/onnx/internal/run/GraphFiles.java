package org.glyphreader.onnx.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.internal.export.OnnxFiles;

/**
 * The graphs of a model: {@code vision_encoder.onnx} and so on in its folder {@code onnx} or in the
 * model's folder itself. Published exports have several of each, told apart by a suffix such as
 * {@code _q4}.
 */
public final class GraphFiles {

  private static final String EXTENSION = ".onnx";

  private final Path model;
  private final Optional<String> variant;

  /**
   * @param model folder of the model
   * @param variant the suffix without its underscore, if one is wanted
   */
  GraphFiles(Path model, Optional<String> variant) {
    this.model = model;
    this.variant = variant;
  }

  /**
   * {@return whether a folder has ONNX graphs, judged by the names of its files}
   *
   * @param model folder of a model
   */
  public static boolean areIn(Path model) {
    GraphFiles files = new GraphFiles(model, Optional.empty());
    return !files.all(OnnxFiles.DECODER).isEmpty() && !files.all(OnnxFiles.VISION).isEmpty();
  }

  /** The file of a graph: the variant that is wanted, else the plain one, else the only one. */
  Path get(String name) {
    List<Path> all = all(name);
    String wanted = name + variant.map(v -> "_" + v).orElse("") + EXTENSION;
    for (Path file : all) {
      if (file.getFileName().toString().equals(wanted)) {
        return file;
      }
    }
    if (variant.isEmpty() && all.size() == 1) {
      return all.get(0);
    }
    if (all.isEmpty()) {
      throw new ModelFormatException(
          "%s has no %s.onnx; convert the checkpoint with glyph convert, or download an ONNX export"
              .formatted(model, name));
    }
    throw new ModelFormatException(
        "%s has no %s, only %s; choose with --dtype what follows the underscore"
            .formatted(model, wanted, all.stream().map(f -> f.getFileName().toString()).toList()));
  }

  private List<Path> all(String name) {
    for (Path folder : List.of(model.resolve(OnnxFiles.FOLDER), model)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          List<Path> found =
              files
                  .filter(file -> file.getFileName().toString().startsWith(name))
                  .filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                  .filter(Files::isRegularFile)
                  .sorted()
                  .toList();
          if (!found.isEmpty()) {
            return found;
          }
        } catch (IOException e) {
          throw new ModelFormatException(folder + " cannot be read: " + e, e);
        }
      }
    }
    return List.of();
  }
}
