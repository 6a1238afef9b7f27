package org.glyphreader.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Probe;
import org.glyphreader.vlm.session.VlmBackend;

/** Opens a vision-language backend for use without documents. */
final class RawBackends {

  private RawBackends() {}

  /**
   * Opens the named one, or the one of the highest priority that reads the model.
   *
   * @throws BackendUnavailableException if there is none
   */
  static VlmBackend open(Optional<String> name, BackendSettings settings) {
    BackendProvider provider = choose(name, settings);
    TreeSet<String> unknown = new TreeSet<>(settings.options().keySet());
    unknown.removeAll(provider.options());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The backend \"%s\" has no option %s; it has %s"
              .formatted(provider.name(), unknown, new TreeSet<>(provider.options())));
    }
    Backend backend = provider.open(settings);
    if (backend instanceof VlmBackend vlm) {
      return vlm;
    }
    backend.close();
    throw new BackendUnavailableException(
        "The backend \"" + provider.name() + "\" generates nothing: it is no language model");
  }

  private static BackendProvider choose(Optional<String> name, BackendSettings settings) {
    List<BackendProvider> providers = new ArrayList<>();
    ServiceLoader.load(BackendProvider.class).forEach(providers::add);
    providers.sort(Comparator.comparingInt(BackendProvider::priority).reversed());
    List<String> reasons = new ArrayList<>();
    for (BackendProvider provider : providers) {
      if (name.isPresent() && !provider.name().equals(name.get())) {
        continue;
      }
      Optional<String> reason = objection(provider, settings);
      if (reason.isEmpty()) {
        return provider;
      }
      reasons.add(reason.get());
    }
    boolean hasLibTorch = providers.stream().anyMatch(each -> each.name().equals("libtorch"));
    throw new BackendUnavailableException(
        (reasons.isEmpty()
                ? "There is no backend \"%s\" on the class path".formatted(name.orElse(""))
                : "No backend can serve: " + String.join("; ", reasons))
            + (hasLibTorch
                ? ""
                : "; './glyph generate --backend libtorch' fetches the one that reads safetensors"));
  }

  private static Optional<String> objection(BackendProvider provider, BackendSettings settings) {
    String who = "\"" + provider.name() + "\" ";
    if (settings.model().filter(provider::supports).isEmpty()) {
      return Optional.of(
          who
              + settings
                  .model()
                  .map(folder -> "does not read the model in " + folder)
                  .orElse("needs a model: --model DIR"));
    }
    Probe probe = provider.probe(settings);
    return probe.available()
        ? Optional.empty()
        : Optional.of(who + "cannot serve: " + probe.reason() + " (" + probe.remedy() + ")");
  }
}
