package org.glyphreader.internal;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.GlyphException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds providers on the class path and the module path; a broken one does not sink the rest. */
public final class Services {

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  /** The providers that could be made, and why the others could not. */
  public record Found<T>(List<T> providers, List<String> broken) {}

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
    List<String> broken = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> found =
        ServiceLoader.load(service, loader).stream().iterator();
    while (true) {
      String name = "a provider of " + service.getSimpleName();
      try {
        ServiceLoader.Provider<T> next = found.next();
        name = next.type().getName() + " in " + location(next.type());
        providers.add(next.get());
      } catch (NoSuchElementException e) {
        return new Found<>(List.copyOf(providers), List.copyOf(broken));
      } catch (ServiceConfigurationError | LinkageError e) {
        LOG.warn("{} cannot be used: {}", name, e.toString());
        broken.add(name + ": " + e);
      }
    }
  }

  /** The only provider of {@code service} that is needed: the first found. */
  public static <T> T required(Class<T> service, String artifact) {
    return required(service, artifact, defaultLoader());
  }

  /** The only provider of {@code service} that is needed: the first {@code loader} finds. */
  public static <T> T required(Class<T> service, String artifact, ClassLoader loader) {
    Found<T> found = find(service, loader);
    if (found.providers().isEmpty()) {
      throw missing(service, artifact, found);
    }
    return found.providers().get(0);
  }

  private static <T> GlyphException missing(Class<T> service, String artifact, Found<T> found) {
    return new BackendUnavailableException(
        "No "
            + service.getSimpleName()
            + " on the class path; add "
            + artifact
            + (found.broken().isEmpty() ? "" : ". Found, but broken: " + found.broken()));
  }

  /** Where the jar or folder of a class lies, for messages. */
  public static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL url = source == null ? null : source.getLocation();
    return url == null ? "an unknown place" : url.getPath();
  }
}
