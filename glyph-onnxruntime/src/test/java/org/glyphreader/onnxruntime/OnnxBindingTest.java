package org.glyphreader.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnnxBindingTest {

  private static final byte[] MODEL =
      new TinyModel()
          .input("a", TinyModel.FLOAT, -1)
          .input("b", TinyModel.FLOAT, -1)
          .output("sum", TinyModel.FLOAT, -1)
          .node("Add", "sum", "a", "b")
          .bytes();

  private final OnnxSession session =
      OnnxSession.open("sum", MODEL, OnnxSessionOptions.builder().threads(1).build());
  private final OnnxBinding binding = session.bind();

  @AfterEach
  void close() {
    binding.close();
    session.close();
  }

  @Test
  void runsReadAndWriteTheBoundTensorsAgainAndAgain() {
    try (OnnxTensor a = OnnxTensor.of(new float[] {1, 2}, 2);
        OnnxTensor b = OnnxTensor.of(new float[] {10, 20}, 2);
        OnnxTensor sum = OnnxTensor.allocate(ElementType.FLOAT32, 2)) {
      binding.input("a", a);
      binding.input("b", b);
      binding.output("sum", sum);

      binding.run();
      assertThat(sum.toFloats()).containsExactly(11, 22);

      a.floats().put(0, 5);
      binding.run();
      assertThat(sum.toFloats()).containsExactly(15, 22);
    }
  }

  @Test
  void anOutputMayBeTheTensorOfAnInput() {
    try (OnnxTensor a = OnnxTensor.of(new float[] {1, 2}, 2);
        OnnxTensor b = OnnxTensor.of(new float[] {10, 20}, 2)) {
      binding.input("a", a);
      binding.input("b", b);
      binding.output("sum", a);

      binding.run();
      binding.run();

      assertThat(a.toFloats()).containsExactly(21, 42);
    }
  }

  @Test
  void tensorsInTheMemoryOfTheProviderWorkLikeAnyOther() {
    try (OnnxTensor a = OnnxTensor.of(new float[] {1, 2, 3}, 3);
        OnnxTensor sum = session.allocate(ElementType.FLOAT32, 3)) {
      binding.input("a", a);
      binding.input("b", a);
      binding.output("sum", sum);

      binding.run();

      assertThat(sum.toFloats()).containsExactly(2, 4, 6);
    }
  }

  @Test
  void aTensorBoundInThePlaceOfAnotherIsTheOneThatCounts() {
    try (OnnxTensor one = OnnxTensor.of(new float[] {1}, 1);
        OnnxTensor two = OnnxTensor.of(new float[] {2}, 1);
        OnnxTensor sum = OnnxTensor.allocate(ElementType.FLOAT32, 1)) {
      binding.input("a", one);
      binding.input("b", one);
      binding.input("a", two);
      binding.output("sum", sum);
      one.floats().put(0, 7);

      binding.run();

      assertThat(sum.toFloats()).containsExactly(9);
    }
  }

  @Test
  void unknownNamesAndMissingInputsAreNamed() {
    try (OnnxTensor a = OnnxTensor.of(new float[] {1}, 1)) {
      assertThatThrownBy(() -> binding.input("c", a))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("c");
      assertThatThrownBy(() -> binding.output("a", a))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sum");
      binding.input("a", a);
      assertThatThrownBy(binding::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("b");
    }
  }

  @Test
  void aClosedTensorSessionOrBindingIsNoLongerRead() {
    OnnxTensor a = OnnxTensor.of(new float[] {1}, 1);
    binding.input("a", a);
    binding.input("b", a);
    a.close();
    assertThatThrownBy(binding::run).isInstanceOf(IllegalStateException.class);

    binding.close();
    binding.close();
    assertThatThrownBy(binding::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Binding");
    session.close();
    assertThatThrownBy(session::bind).isInstanceOf(IllegalStateException.class);
  }

  /** The process also grows by Java's own memory; tensors that leaked would be 400 MB. */
  @Test
  void memoryStaysFlatWhenBindingsComeAndGo() {
    bindAndRun(300);
    long tracked = Pointer.totalBytes();
    long before = Pointer.physicalBytes();

    bindAndRun(3_000);

    assertThat(Pointer.totalBytes()).isEqualTo(tracked);
    assertThat(Pointer.physicalBytes() - before).isLessThan(120L << 20);
  }

  private void bindAndRun(int times) {
    for (int i = 0; i < times; i++) {
      try (OnnxTensor a = OnnxTensor.allocate(ElementType.FLOAT32, 16_384);
          OnnxTensor sum = OnnxTensor.allocate(ElementType.FLOAT32, 16_384);
          OnnxBinding own = session.bind()) {
        own.input("a", a);
        own.input("b", a);
        own.output("sum", sum);
        own.run();
      }
    }
  }
}
