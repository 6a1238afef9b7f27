package org.glyphreader.documents;

import java.util.Optional;
import java.util.Set;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/**
 * Reads source code ({@code text/x-source}) as one {@code CODE} block with syntax colours, unless
 * {@code highlight} is off or the language has none. The language is the source's own, else that of
 * its file name. Text must be UTF-8 and at most 64 MiB; a byte order mark is dropped, line ends are
 * kept. Lines above 100,000 code units stay without colours.
 *
 * <p>Safe for use by several threads.
 */
public final class SourceCodeReaderProvider implements DocumentReaderProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public SourceCodeReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Set.of(Source.SOURCE_CODE);
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return Languages.ofFile(fileName).map(language -> Source.SOURCE_CODE);
  }

  @Override
  public Optional<String> presetFor(String mediaType) {
    return Optional.of("code");
  }

  @Override
  public DocumentReader reader() {
    return new SourceCodeReader();
  }
}
