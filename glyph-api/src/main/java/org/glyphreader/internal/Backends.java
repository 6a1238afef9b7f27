package org.glyphreader.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String GROUP = "org.glyphreader:";

  /** Where a backend of this project is, for those who name one that is not there. */
  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "optical", "glyph-backend-optical",
          "libtorch", "glyph-backend-libtorch",
          "onnx", "glyph-backend-onnx");

  /** A provider with what it says of itself, asked once. */
  private record Candidate(BackendProvider provider, String name, int priority) {

    String place() {
      return name + " in " + Services.location(provider.getClass());
    }

    /** Whether it can serve; one that fails at telling cannot. */
    Probe probe(BackendSettings settings) {
      try {
        return provider.probe(settings);
      } catch (RuntimeException | LinkageError e) {
        return Probe.unavailable("its probe failed with " + e, "");
      }
    }

    boolean supports(Path model) {
      try {
        return provider.supports(model);
      } catch (LinkageError e) {
        return false;
      }
    }
  }

  private final List<Candidate> candidates;
  private final List<Services.Broken> broken;

  public Backends(ClassLoader loader) {
    this(Services.find(BackendProvider.class, loader));
  }

  Backends(Services.Found<BackendProvider> found) {
    List<Candidate> asked = new ArrayList<>();
    broken = new ArrayList<>(found.broken());
    for (BackendProvider provider : found.providers()) {
      try {
        asked.add(new Candidate(provider, provider.name(), provider.priority()));
      } catch (RuntimeException | LinkageError e) {
        Class<?> type = provider.getClass();
        broken.add(new Services.Broken(type.getName(), Services.location(type), e.toString()));
      }
    }
    asked.sort(Comparator.comparingInt(Candidate::priority).reversed());
    candidates = List.copyOf(asked);
    Map<String, Candidate> byName = new HashMap<>();
    for (Candidate candidate : candidates) {
      Candidate other = byName.put(candidate.name(), candidate);
      if (other != null) {
        throw ambiguous(
            "Two backends are named \""
                + candidate.name()
                + "\"; take one of them off the class path",
            other,
            candidate);
      }
    }
  }

  /** All backends, the highest priority first, and those that are broken. */
  public List<BackendStatus> statuses(BackendSettings settings) {
    List<BackendStatus> statuses = new ArrayList<>();
    candidates.forEach(candidate -> statuses.add(status(candidate, settings)));
    for (Services.Broken fault : broken) {
      statuses.add(
          new BackendStatus(
              fault.type(),
              fault.location(),
              Integer.MIN_VALUE,
              false,
              "broken: " + fault.reason(),
              ""));
    }
    return List.copyOf(statuses);
  }

  /** The backend that serves. */
  public BackendProvider choose(Optional<String> name, BackendSettings settings) {
    return name.map(n -> named(n, settings)).orElseGet(() -> best(settings)).provider();
  }

  private Candidate best(BackendSettings settings) {
    List<Candidate> able =
        candidates.stream()
            .filter(c -> settings.model().map(c::supports).orElse(true))
            .filter(c -> c.probe(settings).available())
            .toList();
    if (able.isEmpty()) {
      throw new BackendUnavailableException(
          settings
                  .model()
                  .map(m -> "No backend that reads the model in " + m + " can serve. ")
                  .orElse("No backend can serve. ")
              + inventory(settings));
    }
    Candidate best = able.get(0);
    if (able.size() > 1 && able.get(1).priority() == best.priority()) {
      throw ambiguous(
          "Two backends have priority " + best.priority() + "; name one", best, able.get(1));
    }
    return best;
  }

  private Candidate named(String name, BackendSettings settings) {
    Candidate candidate =
        candidates.stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new BackendUnavailableException(
                        "There is no backend \""
                            + name
                            + "\"; add "
                            + (ARTIFACTS.containsKey(name)
                                ? GROUP + ARTIFACTS.get(name)
                                : "its jar")
                            + " to the class path. "
                            + inventory(settings)));
    if (settings.model().isPresent() && !candidate.supports(settings.model().get())) {
      throw new BackendUnavailableException(
          "The backend \"%s\" cannot read the model in %s. %s"
              .formatted(name, settings.model().get(), inventory(settings)));
    }
    Probe probe = candidate.probe(settings);
    if (!probe.available()) {
      throw new BackendUnavailableException(
          "The backend \"%s\" in %s cannot serve: %s. %s"
              .formatted(
                  name,
                  Services.location(candidate.provider().getClass()),
                  probe.reason(),
                  probe.remedy())
              .strip());
    }
    return candidate;
  }

  private String inventory(BackendSettings settings) {
    if (candidates.isEmpty() && broken.isEmpty()) {
      return "There is none on the class path; add " + remedy(settings) + ".";
    }
    List<String> lines = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Probe probe = candidate.probe(settings);
      String state = probe.available() ? " can serve" : " cannot serve: " + probe.reason();
      boolean reads = settings.model().map(candidate::supports).orElse(true);
      String remedy = probe.remedy().isEmpty() ? "" : " (" + probe.remedy() + ")";
      lines.add(candidate.place() + state + (reads ? "" : ", does not read that model") + remedy);
    }
    broken.forEach(fault -> lines.add("broken: " + fault));
    boolean readable =
        settings.model().isEmpty()
            || candidates.stream().anyMatch(c -> c.supports(settings.model().get()));
    return "Found: "
        + String.join("; ", lines)
        + "."
        + (readable ? "" : " Add " + remedy(settings) + ".");
  }

  private static String remedy(BackendSettings settings) {
    return settings.model().isPresent()
        ? GROUP + "glyph-backend-libtorch or " + GROUP + "glyph-backend-onnx"
        : GROUP + "glyph-backend-optical";
  }

  private static BackendStatus status(Candidate candidate, BackendSettings settings) {
    Probe probe = candidate.probe(settings);
    return new BackendStatus(
        candidate.name(),
        Services.location(candidate.provider().getClass()),
        candidate.priority(),
        probe.available(),
        probe.reason(),
        probe.remedy());
  }

  private static BackendUnavailableException ambiguous(
      String what, Candidate one, Candidate other) {
    return new BackendUnavailableException(what + ": " + one.place() + " and " + other.place());
  }
}
