package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.ConversionListener;
import org.glyphreader.onnx.OnnxConverter.Conversion;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.onnx.internal.graph.ExternalData;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.Glm4vTensors;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/** Writes a model's folder: graphs, small files, card. */
public final class ModelWriter {

  /** The small files that are copied where the checkpoint has them. */
  private static final List<String> COPIED =
      List.of(
          "config.json",
          "generation_config.json",
          "preprocessor_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "chat_template.jinja",
          "chat_template.json");

  private final Checkpoint checkpoint;
  private final ModelConfig config;
  private final TensorFiles tensors;
  private final Glm4vTensors names;
  private final Path folder;
  private final WeightFormat format;
  private final TensorType real;
  private final ConversionListener listener;
  private final ModelCard card;
  private final long total;
  private String step = "";
  private long done;

  private ModelWriter(
      Checkpoint checkpoint, Path folder, WeightFormat format, ConversionListener listener) {
    this.checkpoint = checkpoint;
    this.config = checkpoint.config();
    this.tensors = checkpoint.tensors();
    this.names = Glm4vTensors.of(config, tensors);
    this.folder = folder;
    this.format = format;
    this.real = format == WeightFormat.FLOAT16 ? TensorType.FLOAT16 : TensorType.FLOAT;
    this.listener = listener;
    this.card = new ModelCard(checkpoint, format);
    this.total = tensors.all().values().stream().mapToLong(TensorInfo::elements).sum();
  }

  /**
   * Writes a model to a temporary folder beside {@code out} and moves it there.
   *
   * @param model folder of the checkpoint
   * @param out folder to be made
   * @param format how to store the weights
   * @param listener hears how far it is
   * @return what was written
   * @throws ModelFormatException if the checkpoint cannot be converted
   * @throws IOException if {@code out} cannot be written
   */
  public static Conversion write(
      Path model, Path out, WeightFormat format, ConversionListener listener) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(model);
    require(checkpoint);
    Path target = out.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException(out + " cannot be a model's folder");
    }
    Files.createDirectories(parent);
    Path temporary =
        Files.createDirectory(parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID()));
    try {
      ModelWriter writer = new ModelWriter(checkpoint, temporary, format, listener);
      writer.writeAll();
      long bytes = size(temporary);
      Files.deleteIfExists(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return new Conversion(out, format, writer.total, bytes);
    } catch (IOException e) {
      throw named(target, e);
    } finally {
      delete(temporary);
    }
  }

  /** A full disk is reported without a file's name. */
  private static IOException named(Path target, IOException e) {
    if (e instanceof FileSystemException || e.getMessage() == null) {
      return e;
    }
    IOException named = new FileSystemException(target.toString(), null, e.getMessage());
    named.initCause(e);
    return named;
  }

  private static void require(Checkpoint checkpoint) {
    ModelConfig config = checkpoint.config();
    Path file = checkpoint.folder().resolve("config.json");
    if (config.family() != ModelFamily.GLM4V) {
      throw new ModelFormatException(
          "%s is of a %s; only %s can be converted, other models run as they were exported elsewhere"
              .formatted(file, config.family().title(), ModelFamily.GLM4V.title()));
    }
    for (String activation : List.of(config.text().activation(), config.vision().activation())) {
      if (!activation.equals("silu")) {
        throw new ModelFormatException(
            "%s: \"hidden_act\" is \"%s\"; only \"silu\" can be converted"
                .formatted(file, activation));
      }
    }
  }

  private void writeAll() throws IOException {
    tensors.compare(names.shapes()).requireComplete();
    Files.createDirectory(folder.resolve(OnnxFiles.FOLDER));
    for (String name : COPIED) {
      Path source = checkpoint.folder().resolve(name);
      if (Files.isRegularFile(source)) {
        Files.write(folder.resolve(name), Files.readAllBytes(source));
      }
    }
    write(OnnxFiles.VISION, "vision encoder", this::vision);
    write(OnnxFiles.EMBEDDING, "token embedding", this::embedding);
    write(OnnxFiles.DECODER, "decoder", this::decoder);
    listener.onProgress("checksums", total, total);
    card.write(folder);
  }

  private void vision(GraphBuilder graph) throws IOException {
    new VisionGraph(graph, weights(graph, fine()), tensors, config.vision(), names.vision())
        .build();
  }

  private void embedding(GraphBuilder graph) throws IOException {
    EmbeddingGraph.build(
        graph,
        weights(graph, format),
        Rows.of(tensors, names.embedding()),
        config.text(),
        format == WeightFormat.FLOAT32 ? TensorType.FLOAT : TensorType.FLOAT16);
  }

  private void decoder(GraphBuilder graph) throws IOException {
    new DecoderGraph(
            graph, weights(graph, fine()), weights(graph, format), tensors, config.text(), names)
        .build();
  }

  /** Four bits are enough for the gated products and the output layer of the decoder only. */
  private WeightFormat fine() {
    return format == WeightFormat.INT4 ? WeightFormat.INT8 : format;
  }

  private WeightWriter weights(GraphBuilder graph, WeightFormat as) {
    return new WeightWriter(graph, as, real, this::progress);
  }

  private void progress(long elements) {
    done = Math.min(total, done + elements);
    listener.onProgress(step, done, total);
  }

  /** Fills a graph. */
  private interface Filling {
    void fill(GraphBuilder graph) throws IOException;
  }

  private void write(String name, String title, Filling filling) throws IOException {
    step = title;
    Path file = OnnxFiles.graph(folder, name);
    Path data = OnnxFiles.data(folder, name);
    MessageDigest dataDigest = ModelCard.digest();
    MessageDigest digest = ModelCard.digest();
    try (ExternalData external = new ExternalData(data, dataDigest);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      GraphBuilder graph = new GraphBuilder(name, external);
      filling.fill(graph);
      graph.writeTo(ModelCard.generator(), out);
    }
    card.wrote(folder, file, digest);
    card.wrote(folder, data, dataDigest);
  }

  private static long size(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
