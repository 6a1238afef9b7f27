package org.glyphreader.vlm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.spi.BackendSettings;
import org.junit.jupiter.api.Test;

class VlmOptionsTest {

  private static VlmOptions of(Map<String, String> options) {
    return VlmOptions.of(new BackendSettings(Optional.empty(), "cpu", Optional.empty(), options));
  }

  @Test
  void keys_and_values_may_take_half_of_the_physical_memory() {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    assertThat(of(Map.of()).cacheBytes())
        .isPositive()
        .isBetween(machine.getTotalMemorySize() / 2 - (1 << 20), machine.getTotalMemorySize() / 2);
  }

  @Test
  void sizes_are_in_mebibytes() {
    VlmOptions options = of(Map.of("kv-cache-mb", "3", "image-cache-mb", "0"));

    assertThat(options.cacheBytes()).isEqualTo(3L << 20);
    assertThat(options.imageBytes()).isZero();
  }

  @Test
  void a_value_out_of_range_is_refused_with_the_range() {
    assertThatThrownBy(() -> of(Map.of("kv-cache-mb", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("kv-cache-mb", "\"0\"", "1 to");
  }
}
