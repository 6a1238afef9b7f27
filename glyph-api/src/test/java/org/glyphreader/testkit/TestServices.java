package org.glyphreader.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.spi.StorageProvider;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.TextTokenizerProvider;

/** Registers providers the way jars do: by files under META-INF/services. */
public final class TestServices {

  private final Path folder;

  public TestServices(Path folder) {
    this.folder = folder;
  }

  /** Everything an engine needs, all of this package. */
  public static ClassLoader complete(Path folder) {
    return withoutRecognizer(folder)
        .add(TextRecognizerProvider.class, PixelRecognizer.class)
        .loader();
  }

  /** Everything but a text recogniser. */
  public static TestServices withoutRecognizer(Path folder) {
    return new TestServices(folder)
        .add(RendererProvider.class, GridRenderer.class)
        .add(DocumentReaderProvider.class, TestReader.class)
        .add(StorageProvider.class, MemoryStorage.class)
        .add(TextTokenizerProvider.class, WordTokenizer.class)
        .add(BackendProvider.class, ScriptedBackend.class);
  }

  public TestServices add(Class<?> service, Class<?> provider) {
    return add(service, provider.getName());
  }

  public TestServices add(Class<?> service, String provider) {
    try {
      Path file = folder.resolve("META-INF/services").resolve(service.getName());
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, provider + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {folder.toUri().toURL()}, TestServices.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
