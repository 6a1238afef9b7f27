package org.glyphreader.vlm.session;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.glyphreader.spi.BackendSettings;

/**
 * The options that all vision-language backends share, with their keys in {@link
 * BackendSettings#options()}.
 *
 * @param prefillChunk {@code prefill-chunk}: how many prompt tokens go through the model at once;
 *     bounds its working memory. 1,024
 * @param cacheBytes {@code kv-cache-mb}: most memory that keys and values of one document may take,
 *     in MiB there, bytes here. Half of the machine's (or container's) physical memory
 * @param imageBytes {@code image-cache-mb}: memory for the features of pages already encoded, so
 *     that another page range need not encode them again, in MiB there, bytes here. 1 GiB
 * @param exactStrings {@code exact-strings}: how many ids, hashes, URLs, dates and numbers of the
 *     pages' text layers are sent as text beside the pages. 0
 * @param seed {@code seed}: of the random numbers where tokens are drawn by chance; another one for
 *     each question if it is absent
 */
public record VlmOptions(
    int prefillChunk, long cacheBytes, long imageBytes, int exactStrings, OptionalLong seed) {

  /** The keys. */
  public static final Set<String> KEYS =
      Set.of("prefill-chunk", "kv-cache-mb", "image-cache-mb", "exact-strings", "seed");

  /** What holds where nothing is set. */
  public static final VlmOptions DEFAULT = of(Map.of());

  /**
   * {@return the options among a backend's settings}
   *
   * @param settings what the user asked for
   * @throws IllegalArgumentException if a value is bad; the message names key and value
   */
  public static VlmOptions of(BackendSettings settings) {
    return of(settings.options());
  }

  private static VlmOptions of(Map<String, String> options) {
    return new VlmOptions(
        (int) number(options, "prefill-chunk", 1, 1 << 20, 1_024),
        number(options, "kv-cache-mb", 1, 1 << 30, halfOfMemory()) << 20,
        number(options, "image-cache-mb", 0, 1 << 30, 1 << 10) << 20,
        (int) number(options, "exact-strings", 0, 10_000, 0),
        options.containsKey("seed")
            ? OptionalLong.of(number(options, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 0))
            : OptionalLong.empty());
  }

  /** In MiB; 8 GiB where the JVM cannot tell. */
  private static long halfOfMemory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? Math.max(1, machine.getTotalMemorySize() >> 21)
        : 8 << 10;
  }

  private static long number(
      Map<String, String> options, String key, long min, long max, long otherwise) {
    String value = options.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad(key, value, min, max);
    }
    throw bad(key, value, min, max);
  }

  private static IllegalArgumentException bad(String key, String value, long min, long max) {
    return new IllegalArgumentException(
        "The option %s is \"%s\"; it has to be a whole number from %s to %s"
            .formatted(key, value, min, max));
  }
}
