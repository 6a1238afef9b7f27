package org.glyphreader.internal;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glyphreader.GlyphException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds providers on the class path and the module path; a broken one does not sink the rest. */
public final class Services {

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final int MOST_BROKEN = 100;

  /** Faults that were logged: providers are sought for every document. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  /** The providers that could be made, and why the others could not. */
  public record Found<T>(List<T> providers, List<Broken> broken) {}

  /**
   * A provider that could not be made.
   *
   * @param type its class, or the service if not even that is known
   * @param location of its jar, if known
   * @param reason why
   */
  public record Broken(String type, String location, String reason) {
    @Override
    public String toString() {
      return type + " in " + location + ": " + reason;
    }
  }

  private Services() {}

  /** The class loader a user means who names none: the thread's, else this library's. */
  public static ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : Services.class.getClassLoader();
  }

  /** Every provider of {@code service} that {@code loader} sees, else that this library sees. */
  public static <T> Found<T> find(Class<T> service, ClassLoader loader) {
    Found<T> found = seenBy(loader, service);
    ClassLoader own = Services.class.getClassLoader();
    boolean nothing = found.providers().isEmpty() && found.broken().isEmpty();
    return nothing && loader != own ? seenBy(own, service) : found;
  }

  private static <T> Found<T> seenBy(ClassLoader loader, Class<T> service) {
    List<T> providers = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> found =
        ServiceLoader.load(service, loader).stream().iterator();
    while (broken.size() < MOST_BROKEN) {
      String type = "a provider of " + service.getSimpleName();
      String location = "an unknown place";
      try {
        ServiceLoader.Provider<T> next = found.next();
        type = next.type().getName();
        location = location(next.type());
        providers.add(next.get());
      } catch (NoSuchElementException e) {
        break;
      } catch (ServiceConfigurationError | LinkageError e) {
        Broken fault = new Broken(type, location, reason(e));
        broken.add(fault);
        if (REPORTED.add(fault.toString())) {
          LOG.warn("Cannot use {}", fault);
          LOG.debug("Cannot use {}", fault.type(), e);
        }
      }
    }
    return new Found<>(List.copyOf(providers), List.copyOf(broken));
  }

  private static String reason(Error e) {
    return e instanceof ServiceConfigurationError && e.getCause() != null
        ? String.valueOf(e.getCause())
        : e.toString();
  }

  /** The only provider of {@code service} that is needed: the first found. */
  public static <T> T required(Class<T> service, String artifact) {
    return required(service, artifact, defaultLoader());
  }

  /** The only provider of {@code service} that is needed: the first {@code loader} finds. */
  public static <T> T required(Class<T> service, String artifact, ClassLoader loader) {
    Found<T> found = find(service, loader);
    if (found.providers().isEmpty()) {
      throw new GlyphException(
          "No "
              + service.getSimpleName()
              + " on the class path; add "
              + artifact
              + (found.broken().isEmpty() ? "" : ". Found, but broken: " + found.broken()));
    }
    return found.providers().get(0);
  }

  /** Where the jar or folder of a class lies, for messages. */
  public static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL url = source == null ? null : source.getLocation();
    if (url == null) {
      return "an unknown place";
    }
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return url.toString();
    }
  }
}
