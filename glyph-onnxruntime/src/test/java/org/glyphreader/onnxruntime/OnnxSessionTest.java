package org.glyphreader.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {

  private static final byte[] DOUBLING =
      new TinyModel()
          .input("x", TinyModel.FLOAT, -1, 2)
          .output("sum", TinyModel.FLOAT, -1, 2)
          .output("square", TinyModel.FLOAT, -1, 2)
          .node("Add", "sum", "x", "x")
          .node("Mul", "square", "x", "x")
          .bytes();

  private static OnnxSession doubling() {
    return OnnxSession.open("doubling", DOUBLING, OnnxSessionOptions.defaults());
  }

  @Test
  void tellsTheInputsAndOutputsOfAModel() {
    try (OnnxSession session = doubling()) {
      assertThat(session.inputs())
          .containsExactly(new ValueInfo("x", ElementType.FLOAT32, List.of(-1L, 2L)));
      assertThat(session.outputs()).extracting(ValueInfo::name).containsExactly("sum", "square");
      assertThat(session)
          .hasToString(
              "doubling [x FLOAT32 [-1, 2]] → [sum FLOAT32 [-1, 2], square FLOAT32 [-1, 2]]");
    }
  }

  @Test
  void runsOnChangingShapes() {
    try (OnnxSession session = doubling()) {
      for (int rows = 0; rows < 5; rows++) {
        float[] data = new float[rows * 2];
        java.util.Arrays.fill(data, rows);
        try (OnnxTensor x = OnnxTensor.of(data, rows, 2);
            OnnxTensor sum = session.run(Map.of("x", x), List.of("sum")).get("sum")) {
          assertThat(sum.shape()).containsExactly(rows, 2);
          assertThat(sum.toFloats()).hasSize(rows * 2).containsOnly(nothingOr(rows * 2f, rows));
        }
      }
    }
  }

  private static float[] nothingOr(float value, int rows) {
    return rows == 0 ? new float[0] : new float[] {value};
  }

  @Test
  void givesTheOutputsAskedForInTheOrderAsked() {
    try (OnnxSession session = doubling();
        OnnxTensor x = OnnxTensor.of(new float[] {3, 4}, 1, 2)) {
      Map<String, OnnxTensor> results = session.run(Map.of("x", x), List.of("square", "sum"));
      assertThat(results.keySet()).containsExactly("square", "sum");
      assertThat(results.get("square").toFloats()).containsExactly(9, 16);
      assertThat(results.get("sum").toFloats()).containsExactly(6, 8);
      results.values().forEach(OnnxTensor::close);
    }
  }

  @Test
  void opensModelsFromStreamsAndBuffersAndFiles(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("doubling.onnx"), DOUBLING);
    ByteBuffer direct = ByteBuffer.allocateDirect(DOUBLING.length).put(DOUBLING).flip();
    OnnxSessionOptions options = OnnxSessionOptions.defaults();
    List<OnnxSession> sessions =
        List.of(
            OnnxSession.open("stream", new ByteArrayInputStream(DOUBLING), options),
            OnnxSession.open("direct", direct, options),
            OnnxSession.open("heap", ByteBuffer.wrap(DOUBLING), options),
            OnnxSession.open(file, options));
    for (OnnxSession session : sessions) {
      try (session;
          OnnxTensor x = OnnxTensor.of(new float[] {1, 2}, 1, 2);
          OnnxTensor sum = session.run(Map.of("x", x), List.of("sum")).get("sum")) {
        assertThat(sum.toFloats()).containsExactly(2, 4);
      }
    }
  }

  @Test
  void findsExternalDataBesideTheModelFile(@TempDir Path folder) throws IOException {
    ByteBuffer weights = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(folder.resolve("weights.bin"), weights.putFloat(10).putFloat(20).array());
    byte[] model =
        new TinyModel()
            .externalFloats("w", 2, "weights.bin")
            .input("x", TinyModel.FLOAT, 2)
            .output("y", TinyModel.FLOAT, 2)
            .node("Add", "y", "x", "w")
            .bytes();
    Path file = Files.write(folder.resolve("external.onnx"), model);
    try (OnnxSession session = OnnxSession.open(file, OnnxSessionOptions.defaults());
        OnnxTensor x = OnnxTensor.of(new float[] {1, 2}, 2);
        OnnxTensor y = session.run(Map.of("x", x)).get("y")) {
      assertThat(y.toFloats()).containsExactly(11, 22);
    }
  }

  @Test
  void carriesIntegersHalvesBytesAndBooleans() {
    byte[] model =
        new TinyModel()
            .input("i", TinyModel.INT64, -1)
            .input("h", TinyModel.FLOAT16, -1)
            .input("u", TinyModel.UINT8, -1)
            .input("b", TinyModel.BOOL, -1)
            .output("i2", TinyModel.INT64, -1)
            .output("h2", TinyModel.FLOAT16, -1)
            .output("u2", TinyModel.UINT8, -1)
            .output("b2", TinyModel.BOOL, -1)
            .node("Neg", "i2", "i")
            .node("Identity", "h2", "h")
            .node("Identity", "u2", "u")
            .node("Not", "b2", "b")
            .bytes();
    ByteBuffer half = ByteBuffer.allocate(2).order(ByteOrder.nativeOrder());
    half.putShort((short) 0x3C00).flip();
    try (OnnxSession session = OnnxSession.open("types", model, OnnxSessionOptions.defaults());
        OnnxTensor i = OnnxTensor.of(new long[] {5, -6}, 2);
        OnnxTensor h = OnnxTensor.copyOf(ElementType.FLOAT16, half, 1);
        OnnxTensor u = OnnxTensor.copyOf(ElementType.UINT8, ByteBuffer.wrap(new byte[] {-1}), 1);
        OnnxTensor b = OnnxTensor.of(new boolean[] {true, false}, 2)) {
      Map<String, OnnxTensor> out = session.run(Map.of("i", i, "h", h, "u", u, "b", b));
      assertThat(out.get("i2").toLongs()).containsExactly(-5, 6);
      assertThat(out.get("h2").bytes().getShort()).isEqualTo((short) 0x3C00);
      assertThat(out.get("u2").bytes().get()).isEqualTo((byte) -1);
      assertThat(out.get("b2").type()).isEqualTo(ElementType.BOOL);
      assertThat(out.get("b2").bytes().get(0)).isZero();
      assertThat(out.get("b2").bytes().get(1)).isEqualTo((byte) 1);
      out.values().forEach(OnnxTensor::close);
    }
  }

  @Test
  void namesTheInputsItKnows() {
    try (OnnxSession session = doubling();
        OnnxTensor x = OnnxTensor.of(new float[2], 1, 2)) {
      assertThatThrownBy(() -> session.run(Map.of("x", x, "y", x)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Unknown input name y, expected one of [x]");
      assertThatThrownBy(() -> session.run(Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Missing input x, given are []");
      assertThatThrownBy(() -> session.run(Map.of("x", x), List.of("logits")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Unknown output name logits, expected one of [sum, square]");
    }
  }

  @Test
  void saysWhichModelFailedToRun() {
    try (OnnxSession session = doubling();
        OnnxTensor x = OnnxTensor.of(new float[3], 1, 3)) {
      assertThatThrownBy(() -> session.run(Map.of("x", x)))
          .isInstanceOf(OnnxRuntimeException.class)
          .hasMessageStartingWith("Could not run doubling: ")
          .hasMessageContaining("Got: 3 Expected: 2");
    }
  }

  @Test
  void refusesWhatIsNoModel(@TempDir Path folder) {
    OnnxSessionOptions options = OnnxSessionOptions.defaults();
    assertThatThrownBy(() -> OnnxSession.open("noise", new byte[] {1, 2, 3}, options))
        .isInstanceOf(OnnxRuntimeException.class)
        .hasMessageStartingWith("Could not open model noise: ");
    assertThatThrownBy(() -> OnnxSession.open("nothing", new byte[0], options))
        .isInstanceOf(OnnxRuntimeException.class)
        .hasMessage("Could not open model nothing: it is empty");
    Path absent = folder.resolve("absent.onnx");
    assertThatThrownBy(() -> OnnxSession.open(absent, options))
        .isInstanceOf(OnnxRuntimeException.class)
        .hasMessage("No readable model file " + absent);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> OnnxSession.open("broken", broken, options))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Could not read model broken");
  }

  @Test
  void refusesUseAfterCloseAndClosesTwiceInPeace() {
    OnnxSession session = doubling();
    OnnxTensor x = OnnxTensor.of(new float[2], 1, 2);
    x.close();
    x.close();
    assertThatThrownBy(() -> session.run(Map.of("x", x)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tensor FLOAT32 [1, 2] is closed");
    session.close();
    session.close();
    assertThatThrownBy(() -> session.run(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Session doubling is closed");
  }

  @Test
  void outlivesTheCallersPointerScope() {
    OnnxSession session;
    OnnxTensor x;
    try (PointerScope scope = new PointerScope()) {
      assertThat(scope).isNotNull();
      session = doubling();
      x = OnnxTensor.of(new float[] {1, 2}, 1, 2);
    }
    try (session;
        x;
        OnnxTensor sum = session.run(Map.of("x", x), List.of("sum")).get("sum")) {
      assertThat(sum.toFloats()).containsExactly(2, 4);
    }
  }

  @Test
  void runsInSeveralThreadsWhileAnotherCloses() throws Exception {
    OnnxSession session = doubling();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch running = new CountDownLatch(4);
    try {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        futures.add(threads.submit(() -> runUntilClosed(session, running)));
      }
      running.await();
      session.close();
      for (Future<Integer> future : futures) {
        assertThat(future.get()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int runUntilClosed(OnnxSession session, CountDownLatch running) {
    int runs = 0;
    while (true) {
      try (OnnxTensor x = OnnxTensor.of(new float[] {runs, 1}, 1, 2);
          OnnxTensor sum = session.run(Map.of("x", x), List.of("sum")).get("sum")) {
        assertThat(sum.floats().get(0)).isEqualTo(2f * runs);
        if (runs++ == 0) {
          running.countDown();
        }
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("Session doubling is closed");
        return runs;
      }
    }
  }
}
