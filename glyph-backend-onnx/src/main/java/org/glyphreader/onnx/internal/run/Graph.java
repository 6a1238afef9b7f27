package org.glyphreader.onnx.internal.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.internal.graph.ExternalDataCheck;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxRuntimeException;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.onnxruntime.ValueInfo;

/** A graph that was checked and opened, and what it takes and gives. */
final class Graph implements AutoCloseable {

  /** Stands for a dimension of any length. */
  static final long ANY = -1;

  private final Path file;
  private final OnnxSession session;

  private Graph(Path file, OnnxSession session) {
    this.file = file;
    this.session = session;
  }

  /** Opens a file; what is wrong with it is a {@link ModelFormatException}. */
  static Graph open(Path file, OnnxSessionOptions options) {
    ExternalDataCheck.check(file);
    try {
      return new Graph(file, OnnxSession.open(file, options));
    } catch (OnnxRuntimeException e) {
      throw new ModelFormatException(
          file + " cannot be run: " + e.getMessage() + "; download or convert it again", e);
    }
  }

  OnnxSession session() {
    return session;
  }

  boolean hasInput(String name) {
    return find(session.inputs(), name).isPresent();
  }

  /** Refuses a graph with inputs beyond those that are known how to feed. */
  void requireOnly(Collection<String> known) {
    Set<String> unknown = new TreeSet<>();
    session.inputs().forEach(input -> unknown.add(input.name()));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw bad("has inputs that no model of this kind has: " + unknown);
    }
  }

  /** The input of that name, which has to be there, of one of these types and of this shape. */
  ValueInfo input(String name, Set<ElementType> types, long... shape) {
    return require("input", session.inputs(), name, types, shape);
  }

  /** The output of that name, which has to be there, of one of these types and of this shape. */
  ValueInfo output(String name, Set<ElementType> types, long... shape) {
    return require("output", session.outputs(), name, types, shape);
  }

  private ValueInfo require(
      String kind, List<ValueInfo> values, String name, Set<ElementType> types, long... shape) {
    ValueInfo value =
        find(values, name)
            .orElseThrow(() -> bad("lacks the " + kind + " \"" + name + "\"; it has " + values));
    boolean fits = types.contains(value.type()) && value.shape().size() == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      long has = value.shape().get(i);
      fits = has < 0 || shape[i] == ANY || has == shape[i];
    }
    if (!fits) {
      throw bad(
          "has the %s %s, where config.json asks for %s of %s"
              .formatted(kind, value, Arrays.toString(shape), types));
    }
    return value;
  }

  private static Optional<ValueInfo> find(List<ValueInfo> values, String name) {
    return values.stream().filter(value -> value.name().equals(name)).findFirst();
  }

  private ModelFormatException bad(String what) {
    return new ModelFormatException(
        file + " " + what + "; graphs and config.json have to be of one export");
  }

  /** Runs it for one of its outputs. */
  OnnxTensor run(Map<String, OnnxTensor> feeds, String output) {
    return session.run(feeds, List.of(output)).get(output);
  }

  @Override
  public void close() {
    session.close();
  }
}
