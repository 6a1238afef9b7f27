package org.glyphreader.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.glyphreader.FinishReason;
import org.glyphreader.bench.model.RandomCheckpoint;
import org.glyphreader.onnx.ConversionListener;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;

/** Backends and models for benchmarks. */
final class Readers {

  static final String ONNX = "onnx";

  /** Takes an answer and forgets it. */
  static final AnswerSink NOWHERE =
      new AnswerSink() {
        @Override
        public void text(String piece) {}

        @Override
        public void reasoning(String piece) {}

        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Optional.empty();
        }
      };

  private Readers() {}

  static BackendProvider provider(String name) {
    List<BackendProvider> all =
        ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The backend \""
                        + name
                        + "\" is not on the class path; there are "
                        + all.stream().map(BackendProvider::name).toList()));
  }

  static Backend open(String name, Optional<Path> model, String dtype) {
    Optional<String> type = dtype.isEmpty() ? Optional.empty() : Optional.of(dtype);
    return provider(name).open(new BackendSettings(model, "auto", type, Map.of()));
  }

  /** The model to measure with: a folder the user names, or a small one made now. */
  static final class Model implements AutoCloseable {

    private final Path temporary = Files.createTempDirectory("glyph-bench-model");
    private final Path folder;

    /** A model that {@code backend} can read; converted if need be. */
    Model(String named, String backend, String weights) throws IOException {
      Path checkpoint =
          named.isEmpty()
              ? RandomCheckpoint.write(temporary.resolve("checkpoint"))
              : Path.of(named);
      if (backend.equals(ONNX) && !provider(ONNX).supports(checkpoint)) {
        folder = temporary.resolve("onnx");
        WeightFormat format = WeightFormat.of(weights.isEmpty() ? "float32" : weights);
        OnnxConverter.convert(checkpoint, folder, format, ConversionListener.NONE);
      } else {
        folder = checkpoint;
      }
    }

    Path folder() {
      return folder;
    }

    @Override
    public void close() {
      delete(temporary);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
