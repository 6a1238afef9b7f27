package org.glyphreader.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  private static final byte[] MODEL =
      new TinyModel()
          .input("x", TinyModel.FLOAT, -1, -1)
          .output("y", TinyModel.FLOAT, -1, -1)
          .node("Mul", "s", "x", "x")
          .node("Softmax", "t", "s")
          .node("MatMul", "y", "x", "t")
          .bytes();

  @Test
  void staysFlatOverThousandsOfRunsOfChangingShapes() {
    OnnxSessionOptions options =
        OnnxSessionOptions.builder()
            .threads(1)
            .memoryPattern(false)
            .cpuMemory(OnnxSessionOptions.CpuMemory.PLAIN)
            .build();
    try (OnnxSession session = OnnxSession.open("model", MODEL, options)) {
      run(session, 500);
      long tracked = Pointer.totalBytes();
      long before = Pointer.physicalBytes();
      run(session, 4000);
      assertThat(Pointer.totalBytes()).isEqualTo(tracked);
      assertThat(Pointer.physicalBytes() - before).isLessThan(40L << 20);
    }
  }

  private static void run(OnnxSession session, int times) {
    for (int i = 0; i < times; i++) {
      int size = 32 + i * 7 % 96;
      try (OnnxTensor x = OnnxTensor.allocate(ElementType.FLOAT32, size, size);
          OnnxTensor y = session.run(Map.of("x", x), List.of("y")).get("y")) {
        assertThat(y.floats().get(0)).isZero();
      }
    }
  }

  @Test
  void staysFlatWhenSessionsComeAndGo() {
    openAndClose(100);
    long before = Pointer.physicalBytes();
    openAndClose(400);
    assertThat(Pointer.physicalBytes() - before).isLessThan(40L << 20);
  }

  private static void openAndClose(int times) {
    OnnxSessionOptions options = OnnxSessionOptions.builder().threads(1).build();
    for (int i = 0; i < times; i++) {
      OnnxSession.open("model", MODEL, options).close();
    }
  }

  @Test
  void freesOnceItsLastUserIsDone() {
    AtomicInteger freed = new AtomicInteger();
    NativeResource resource = new NativeResource(new Object(), "thing", freed::incrementAndGet);
    resource.acquire();
    resource.acquire();
    resource.close();
    resource.close();
    resource.release();
    assertThat(freed).hasValue(0);
    resource.release();
    assertThat(freed).hasValue(1);
    assertThatThrownBy(resource::acquire)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("thing is closed");
  }

  @Test
  void freesWhatWasForgotten() throws InterruptedException {
    AtomicInteger freed = new AtomicInteger();
    forget(freed);
    for (int i = 0; i < 100 && freed.get() == 0; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(freed).hasValue(1);
  }

  private static void forget(AtomicInteger freed) {
    new NativeResource(new Object(), "forgotten thing", freed::incrementAndGet);
  }

  @Test
  void explainsTheMemoryLimitOfJavaCpp() {
    OutOfMemoryError limit =
        new OutOfMemoryError("Physical memory usage is too high: ... > maxPhysicalBytes (1024M)");
    assertThatThrownBy(
            () ->
                Native.call(
                    "Could not open model big.onnx",
                    () -> {
                      throw limit;
                    }))
        .isInstanceOf(OnnxRuntimeException.class)
        .hasMessageStartingWith("Could not open model big.onnx: JavaCPP's limit of native memory")
        .hasMessageContaining("-Dorg.bytedeco.javacpp.maxPhysicalBytes=");
    OutOfMemoryError real = new OutOfMemoryError("Java heap space");
    assertThatThrownBy(
            () ->
                Native.call(
                    "x",
                    () -> {
                      throw real;
                    }))
        .isSameAs(real);
  }
}
