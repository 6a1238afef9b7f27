package org.glyphreader.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class OnnxTensorTest {

  @Test
  void holdsZerosUntilFilled() {
    try (OnnxTensor tensor = OnnxTensor.allocate(ElementType.FLOAT32, 2, 3)) {
      assertThat(tensor.size()).isEqualTo(6);
      assertThat(tensor.byteSize()).isEqualTo(24);
      assertThat(tensor.toFloats()).hasSize(6).containsOnly(0);
      tensor.floats().put(4, 7);
      assertThat(tensor.toFloats()).containsExactly(0, 0, 0, 0, 7, 0);
    }
  }

  @Test
  void mayBeAScalarOrEmpty() {
    try (OnnxTensor scalar = OnnxTensor.of(new long[] {42});
        OnnxTensor empty = OnnxTensor.of(new float[0], 1, 0, 5)) {
      assertThat(scalar.shape()).isEmpty();
      assertThat(scalar.toLongs()).containsExactly(42);
      assertThat(empty.toFloats()).isEmpty();
    }
  }

  @Test
  void wrapsADirectBufferWithoutCopyingIt() {
    ByteBuffer memory = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    try (OnnxTensor tensor = OnnxTensor.wrap(ElementType.FLOAT32, memory, 2)) {
      memory.putFloat(4, 2.5f);
      assertThat(tensor.toFloats()).containsExactly(0, 2.5f);
    }
    assertThatThrownBy(() -> OnnxTensor.wrap(ElementType.FLOAT32, ByteBuffer.allocate(8), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only a direct buffer can be wrapped; copy this one");
  }

  @Test
  void refusesDataThatDoesNotFitTheShape() {
    assertThatThrownBy(() -> OnnxTensor.of(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 elements do not fit the shape [2, 3]");
    assertThatThrownBy(() -> OnnxTensor.copyOf(ElementType.INT64, ByteBuffer.allocate(12), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("12 bytes do not fit tensor INT64 [2]");
    assertThatThrownBy(() -> OnnxTensor.allocate(ElementType.FLOAT32, 2, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative length in shape [2, -1]");
    assertThatThrownBy(() -> OnnxTensor.allocate(ElementType.OTHER, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAViewOfAnotherType() {
    try (OnnxTensor tensor = OnnxTensor.of(new long[] {1}, 1)) {
      assertThatThrownBy(tensor::floats)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("tensor INT64 [1] does not hold FLOAT32");
    }
  }

  @Test
  void refusesUseAfterClose() {
    OnnxTensor tensor = OnnxTensor.of(new float[] {1}, 1);
    tensor.close();
    tensor.close();
    assertThatThrownBy(tensor::toFloats)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tensor FLOAT32 [1] is closed");
  }

  @Test
  void doesNotShareItsShape() {
    long[] shape = {2};
    try (OnnxTensor tensor = OnnxTensor.of(new float[2], shape)) {
      shape[0] = 9;
      tensor.shape()[0] = 9;
      assertThat(tensor.shape()).containsExactly(2);
    }
  }
}
