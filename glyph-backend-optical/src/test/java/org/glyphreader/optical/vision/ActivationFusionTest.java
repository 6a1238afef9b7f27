package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.junit.jupiter.api.Test;

class ActivationFusionTest {

  private static final byte[] MODEL = ModelResource.bytes("models/ch_PP-OCRv4_rec_infer.onnx");

  @Test
  void changesNoResult() {
    float[] before = run(MODEL);
    float[] after = run(ActivationFusion.apply(MODEL));
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.length; i++) {
      assertThat(Math.abs(after[i] - before[i])).isLessThan(1e-4f);
    }
  }

  @Test
  void rewritesEveryActivationOfTheNetwork() {
    List<String> operators =
        new OnnxGraph(ActivationFusion.apply(MODEL))
            .nodes().stream().map(OnnxNode::operator).toList();
    assertThat(operators).doesNotContain("Clip").contains("HardSigmoid");
    assertThat(operators.stream().filter("BatchNormalization"::equals)).hasSize(6 + 56);
  }

  @Test
  void keepsAModelItDoesNotKnow() {
    Proto graph =
        new Proto().text(2, "g").message(1, OnnxNode.of("Div", List.of("a", "b"), "c").proto());
    byte[] model = new Proto().number(1, 8).message(7, graph).bytes();
    assertThat(new OnnxGraph(ActivationFusion.apply(model)).nodes())
        .extracting(OnnxNode::operator)
        .containsExactly("Div");
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> Proto.parse(ByteBuffer.wrap(new byte[] {10, 100, 1})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OnnxGraph(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An ONNX model without a graph");
  }

  private static float[] run(byte[] model) {
    OnnxSessionOptions options = OnnxSessionOptions.builder().threads(2).build();
    try (OnnxSession session = OnnxSession.open("model", model, options);
        OnnxTensor x = OnnxTensor.allocate(ElementType.FLOAT32, 1, 3, 48, 200)) {
      for (int i = 0; i < x.size(); i++) {
        x.floats().put(i, (float) Math.sin(0.07 * i));
      }
      String output = session.outputs().get(0).name();
      try (OnnxTensor y = session.run(Map.of("x", x)).get(output)) {
        return y.toFloats();
      }
    }
  }
}
