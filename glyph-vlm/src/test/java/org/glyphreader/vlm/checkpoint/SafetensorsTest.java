package org.glyphreader.vlm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.testkit.SafetensorsFile;
import org.glyphreader.vlm.testkit.SafetensorsFile.Tensor;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{\"a\":1}",
        "{\"a\":{}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F33\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-4],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4.5],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0,20]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[16,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,18446744073709551615]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[16,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
        "{\"\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"a\\nb\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
      })
  void a_header_that_lies_is_refused(String header) {
    SafetensorsFile.write(file(), header, new byte[16]);

    assertThatThrownBy(() -> TensorFiles.open(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("model.safetensors");
  }

  @Test
  void any_damage_to_a_file_is_refused_or_harmless() throws Exception {
    Map<String, Tensor> tensors =
        Map.of(
            "a", new Tensor("F32", List.of(2L, 3L), new byte[24]),
            "b.c", new Tensor("BF16", List.of(5L), new byte[10]),
            "scalar", new Tensor("I64", List.of(), new byte[8]));
    SafetensorsFile.write(file(), tensors);
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file(), damaged);
      try {
        TensorFiles files = TensorFiles.open(folder);
        for (TensorInfo tensor : files.all().values()) {
          assertThat(tensor.offset() + tensor.bytes()).isLessThanOrEqualTo(damaged.length);
          assertThat(files.map(tensor, 0, (int) tensor.bytes()).remaining())
              .isEqualTo((int) tensor.bytes());
        }
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageContaining("model.safetensors");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void floats_of_all_widths_are_read() {
    float[] values = {0, -0f, 1, -2.5f, 65_504, 0x1p-14f, 0x1p-24f, Float.POSITIVE_INFINITY};
    short[] halves = {0, (short) 0x8000, 0x3C00, (short) 0xC100, 0x7BFF, 0x0400, 1, 0x7C00};
    ByteBuffer full = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer half = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer brain = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      full.putFloat(values[i]);
      half.putShort(halves[i]);
      brain.putShort((short) (Float.floatToIntBits(values[i]) >>> 16));
    }
    SafetensorsFile.write(
        file(),
        Map.of(
            "full", new Tensor("F32", List.of(8L), full.array()),
            "half", new Tensor("F16", List.of(8L), half.array()),
            "brain", new Tensor("BF16", List.of(8L), brain.array()),
            "whole", new Tensor("I64", List.of(1L), new byte[8])));
    TensorFiles files = TensorFiles.open(folder);

    assertThat(files.floats("full")).isEqualTo(values);
    assertThat(files.floats("half")).isEqualTo(values);
    assertThat(files.floats("brain")).startsWith(0, -0f, 1, -2.5f);
    assertThatThrownBy(() -> files.floats("whole"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("whole", "I64");
    assertThatThrownBy(() -> files.floats("nothing"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void a_tensor_of_more_than_two_gigabytes_is_read_at_its_end() throws Exception {
    long elements = (1L << 29) + 1_000;
    String header =
        "{\"big\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,%s]}}"
            .formatted(elements, 4 * elements);
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    try (FileChannel sparse =
        FileChannel.open(
            file(),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      ByteBuffer prefix =
          ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length);
      sparse.write(prefix.put(json).flip());
      ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(42).flip();
      sparse.write(last, 8 + json.length + 4 * (elements - 1));
    }
    TensorFiles files = TensorFiles.open(folder);
    float[] end = new float[3];

    files.readFloats(files.get("big"), elements - 3, end, 0, 3);

    assertThat(end).containsExactly(0, 0, 42);
  }

  @Test
  void a_file_that_is_cut_while_in_use_is_named() throws Exception {
    TinyCheckpoint.copyTo(folder);
    TensorFiles files = TensorFiles.open(folder);
    Files.write(file(), new byte[100]);

    assertThatThrownBy(() -> files.floats("lm_head.weight"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("model.safetensors", "cut");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../model.safetensors",
        "/etc/passwd",
        "a/b.safetensors",
        "..\\x.safetensors",
        "x.bin",
        ""
      })
  void shards_lie_in_the_folder(String shard) throws Exception {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"weight_map\":{\"a\":\"" + shard.replace("\\", "\\\\") + "\"}}");

    assertThatThrownBy(() -> TensorFiles.open(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("index.json", "\"weight_map.a\"");
  }

  @Test
  void index_and_shards_have_to_agree() throws Exception {
    Tensor tensor = new Tensor("F32", List.of(1L), new byte[4]);
    Path index = folder.resolve("model.safetensors.index.json");
    SafetensorsFile.write(folder.resolve("one.safetensors"), Map.of("a", tensor));
    Files.writeString(
        index, "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"one.safetensors\"}}");
    assertThatThrownBy(() -> TensorFiles.open(folder)).hasMessageContainingAll("lacks \"b\"");

    SafetensorsFile.write(folder.resolve("two.safetensors"), Map.of("b", tensor, "c", tensor));
    Files.writeString(
        index, "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}");
    assertThatThrownBy(() -> TensorFiles.open(folder)).hasMessageContainingAll("\"c\"", "no file");
  }

  @Test
  void missing_extra_and_misshapen_tensors_are_told_apart() {
    Tensor tensor = new Tensor("F32", List.of(1L), new byte[4]);
    SafetensorsFile.write(file(), Map.of("a", tensor, "b", tensor, "extra", tensor));
    TensorReport report =
        TensorFiles.open(folder)
            .compare(Map.of("a", List.of(1L), "b", List.of(2L), "c", List.of(1L)));

    assertThat(report.missing()).containsExactly("c");
    assertThat(report.extra()).containsExactly("extra");
    assertThat(report.misshapen()).containsExactly("b is [1] instead of [2]");
    assertThatThrownBy(report::requireComplete)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("missing: c", "b is [1] instead of [2]", "extra: extra");
  }
}
