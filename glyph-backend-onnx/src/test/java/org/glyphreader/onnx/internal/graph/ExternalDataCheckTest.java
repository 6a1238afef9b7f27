package org.glyphreader.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.glyphreader.ModelFormatException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataCheckTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("model.onnx");
  }

  /** A graph with one tensor, whose place its external data names. */
  private void write(String location, String offset, String length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GraphBuilder graph = new GraphBuilder("g", null);
    graph.input("x", TensorType.INT64, 4);
    graph.constant("w", 1, 2, 3, 4);
    graph.op("Add", "y", List.of("x", "w"));
    graph.output("y", TensorType.INT64, 4);
    graph.writeTo("test", bytes);
    ModelProto.Builder model = ModelProto.parseFrom(bytes.toByteArray()).toBuilder();
    TensorProto.Builder tensor = model.getGraphBuilder().getInitializerBuilder(0);
    tensor.setRawData(ByteString.EMPTY).setDataLocation(TensorProto.DataLocation.EXTERNAL);
    tensor.addExternalData(entry("location", location));
    tensor.addExternalData(entry("offset", offset));
    tensor.addExternalData(entry("length", length));
    Files.write(file, model.build().toByteArray());
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void data_beside_the_graph_is_accepted() throws IOException {
    Files.write(folder.resolve("data.bin"), new byte[64]);
    write("data.bin", "32", "32");

    ExternalDataCheck.check(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "/etc/passwd", "a/../../secret", "..\\secret", "", "."})
  void data_outside_of_the_folder_is_refused(String location) throws IOException {
    Files.write(folder.resolveSibling("secret"), new byte[64]);
    write(location, "0", "32");

    assertThatThrownBy(() -> ExternalDataCheck.check(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("model.onnx")
        .hasMessageContaining("not in its own folder");
  }

  @Test
  void missing_data_is_named() throws IOException {
    write("data.bin", "0", "32");

    assertThatThrownBy(() -> ExternalDataCheck.check(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("data.bin, which is missing");
  }

  @ParameterizedTest
  @CsvSource({"40,32", "0,65", "9223372036854775807,1"})
  void data_that_was_cut_is_refused(String offset, String length) throws IOException {
    Files.write(folder.resolve("data.bin"), new byte[64]);
    write("data.bin", offset, length);

    assertThatThrownBy(() -> ExternalDataCheck.check(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("data.bin is cut")
        .hasMessageContaining("\"w\"");
  }

  @ParameterizedTest
  @CsvSource({"-1,32", "x,32", "0,99999999999999999999"})
  void nonsense_for_a_number_is_refused(String offset, String length) throws IOException {
    Files.write(folder.resolve("data.bin"), new byte[64]);
    write("data.bin", offset, length);

    assertThatThrownBy(() -> ExternalDataCheck.check(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("external data of \"w\"");
  }

  @Test
  void bytes_of_any_kind_are_accepted_or_refused_but_never_worse() throws IOException {
    write("data.bin", "0", "32");
    Files.write(folder.resolve("data.bin"), new byte[64]);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      Files.write(file, damaged);
      try {
        ExternalDataCheck.check(file);
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageContaining("model.onnx");
      }
    }
  }
}
