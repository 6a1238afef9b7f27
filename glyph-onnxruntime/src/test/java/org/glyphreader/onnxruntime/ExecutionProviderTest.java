package org.glyphreader.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionProviderTest {

  @Test
  void isChosenByName() {
    assertThat(ExecutionProvider.of("cpu")).isEqualTo(ExecutionProvider.CPU);
    assertThat(ExecutionProvider.of("CUDA")).isEqualTo(ExecutionProvider.cuda(0));
    assertThat(ExecutionProvider.of("cuda:1")).isEqualTo(ExecutionProvider.cuda(1));
    assertThat(ExecutionProvider.cuda(1)).hasToString("cuda:1");
    assertThatThrownBy(() -> ExecutionProvider.of("tpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown execution provider \"tpu\", expected cpu, cuda or cuda:<device>");
  }

  @Test
  void findsTheCpuAvailable() {
    assertThat(ExecutionProvider.CPU.unavailable()).isEmpty();
    assertThat(OrtRuntime.version()).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void saysWhatCudaLacks() {
    Optional<String> reason = ExecutionProvider.cuda(0).unavailable();
    assumeTrue(reason.isPresent(), "this machine runs CUDA");
    assertThat(reason.get()).contains("CUDA cannot be used", "onnxruntime_providers_cuda");
    OnnxSessionOptions options =
        OnnxSessionOptions.builder().provider(ExecutionProvider.cuda(0)).build();
    assertThatThrownBy(() -> OnnxSession.open("model", new byte[] {1}, options))
        .isInstanceOf(OnnxRuntimeException.class)
        .hasMessageContaining("CUDA cannot be used");
  }
}
