package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.glyphreader.BackendStatus;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Probe;

/**
 * The backends on the class path, and which of them serves: the one that was named; else, if a
 * model is configured, one that supports it; else the available one with the highest priority.
 */
public final class Backends {

  private static final String DEFAULT_ARTIFACT = "org.glyphreader:glyph-backend-optical";

  private final List<BackendProvider> providers;
  private final List<String> broken;

  public Backends(ClassLoader loader) {
    this(Services.find(BackendProvider.class, loader));
  }

  Backends(Services.Found<BackendProvider> found) {
    providers =
        found.providers().stream()
            .sorted(Comparator.comparingInt(BackendProvider::priority).reversed())
            .toList();
    broken = found.broken();
    Map<String, BackendProvider> byName = new HashMap<>();
    for (BackendProvider provider : providers) {
      BackendProvider other = byName.put(provider.name(), provider);
      if (other != null) {
        throw ambiguous("Two backends are named \"" + provider.name() + "\"", other, provider);
      }
    }
  }

  /** All backends, the highest priority first. */
  public List<BackendStatus> statuses(BackendSettings settings) {
    return providers.stream().map(provider -> status(provider, settings)).toList();
  }

  /** Providers that were found but could not be made, with the reason. */
  public List<String> broken() {
    return broken;
  }

  /** Whether there is no backend at all, not even a broken one. */
  public boolean isEmpty() {
    return providers.isEmpty() && broken.isEmpty();
  }

  /** The backend that serves. */
  public BackendProvider choose(Optional<String> name, BackendSettings settings) {
    if (name.isPresent()) {
      return named(name.get(), settings);
    }
    List<BackendProvider> candidates =
        settings.model().isEmpty()
            ? providers
            : providers.stream().filter(p -> p.supports(settings.model().get())).toList();
    List<BackendProvider> available =
        candidates.stream().filter(p -> p.probe(settings).available()).toList();
    if (available.isEmpty()) {
      String sought =
          settings.model().map(m -> "No backend can read the model in " + m).orElse("No backend");
      throw new BackendUnavailableException(sought + " can serve. " + inventory(settings));
    }
    BackendProvider best = available.get(0);
    if (available.size() > 1 && available.get(1).priority() == best.priority()) {
      throw ambiguous(
          "Two backends have priority " + best.priority() + "; name one", best, available.get(1));
    }
    return best;
  }

  private BackendProvider named(String name, BackendSettings settings) {
    BackendProvider provider =
        first(p -> p.name().equals(name))
            .orElseThrow(
                () ->
                    new BackendUnavailableException(
                        "There is no backend \"" + name + "\". " + inventory(settings)));
    if (settings.model().isPresent() && !provider.supports(settings.model().get())) {
      throw new BackendUnavailableException(
          "The backend \"%s\" cannot read a model in %s. %s"
              .formatted(name, settings.model().get(), inventory(settings)));
    }
    Probe probe = provider.probe(settings);
    if (!probe.available()) {
      throw new BackendUnavailableException(
          "The backend \"%s\" cannot serve: %s. %s"
              .formatted(name, probe.reason(), probe.remedy())
              .strip());
    }
    return provider;
  }

  private Optional<BackendProvider> first(Predicate<BackendProvider> wanted) {
    return providers.stream().filter(wanted).findFirst();
  }

  private String inventory(BackendSettings settings) {
    if (isEmpty()) {
      return "There is none on the class path; add " + DEFAULT_ARTIFACT + ".";
    }
    List<String> lines = new ArrayList<>();
    for (BackendStatus status : statuses(settings)) {
      String state = status.available() ? "can serve" : "cannot serve: " + status.reason();
      String support =
          settings.model().isPresent()
                  && first(p -> p.name().equals(status.name())).stream()
                      .noneMatch(p -> p.supports(settings.model().get()))
              ? ", does not read that model"
              : "";
      String remedy = status.remedy().isEmpty() ? "" : " (" + status.remedy() + ")";
      lines.add(status.name() + " in " + status.location() + " " + state + support + remedy);
    }
    broken.forEach(fault -> lines.add("broken: " + fault));
    return "Found: " + String.join("; ", lines) + ".";
  }

  private static BackendStatus status(BackendProvider provider, BackendSettings settings) {
    Probe probe = provider.probe(settings);
    return new BackendStatus(
        provider.name(),
        Services.location(provider.getClass()),
        provider.priority(),
        probe.available(),
        probe.reason(),
        probe.remedy());
  }

  private static BackendUnavailableException ambiguous(
      String what, BackendProvider one, BackendProvider other) {
    return new BackendUnavailableException(
        what
            + ": "
            + List.of(one, other).stream()
                .map(p -> p.name() + " in " + Services.location(p.getClass()))
                .collect(Collectors.joining(" and ")));
  }
}
