package org.glyphreader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something to be read: a text, a file or a stream, with a media type. Immutable; a source of a
 * stream can be read once, all others as often as needed.
 */
public final class Source {

  /** Plain text. */
  public static final String PLAIN_TEXT = "text/plain";

  /** Source code of any language. */
  public static final String SOURCE_CODE = "text/x-source";

  /** Markdown. */
  public static final String MARKDOWN = "text/markdown";

  /** Web pages. */
  public static final String HTML = "text/html";

  /** PDF. */
  public static final String PDF = "application/pdf";

  private final String name;
  private final String mediaType;
  private final String language;
  private final String text;
  private final Path file;
  private final Path root;
  private final Opener opener;

  /** Opens the bytes of a source. */
  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  private Source(
      String name,
      String mediaType,
      String language,
      String text,
      Path file,
      Path root,
      Opener opener) {
    this.name = Objects.requireNonNull(name, "name");
    this.mediaType = mediaType == null ? null : mediaType.strip().toLowerCase(Locale.ROOT);
    this.language = language;
    this.text = text;
    this.file = file;
    this.root = root;
    this.opener = opener;
  }

  /**
   * {@return plain text}
   *
   * @param text what it says
   */
  public static Source text(CharSequence text) {
    return text("text", text);
  }

  /**
   * {@return plain text with a name, by which evidence calls it}
   *
   * @param name the name
   * @param text what it says
   */
  public static Source text(String name, CharSequence text) {
    String copy = Objects.requireNonNull(text, "text").toString();
    return new Source(
        name,
        PLAIN_TEXT,
        null,
        copy,
        null,
        null,
        () -> new ByteArrayInputStream(copy.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * {@return source code in a language such as {@code java}}
   *
   * @param name the name
   * @param text what it says
   * @param language for example {@code java}
   */
  public static Source code(String name, CharSequence text, String language) {
    Objects.requireNonNull(language, "language");
    return text(name, text).as(SOURCE_CODE).inLanguage(language);
  }

  /**
   * {@return a file, whose media type follows from its extension}
   *
   * @param file the file
   * @throws DocumentFormatException if there is no such file, or it is a folder or not readable
   */
  public static Source file(Path file) {
    if (Files.isDirectory(file)) {
      throw new DocumentFormatException(file + " is a folder; name a file");
    }
    if (!Files.exists(file)) {
      throw new DocumentFormatException(file + " does not exist");
    }
    if (!Files.isReadable(file)) {
      throw new DocumentFormatException(file + " may not be read; check its permissions");
    }
    String name = file.getFileName().toString();
    return new Source(name, null, null, null, file, null, () -> Files.newInputStream(file));
  }

  /**
   * {@return a stream, read to its end and closed when the source is compressed}
   *
   * @param in the stream
   * @param name by which evidence and messages call it
   * @param mediaType for example {@link #PDF}
   */
  public static Source stream(InputStream in, String name, String mediaType) {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(mediaType, "mediaType");
    AtomicBoolean read = new AtomicBoolean();
    Opener once =
        () -> {
          if (read.getAndSet(true)) {
            throw new IllegalStateException(
                "The stream of " + name + " was read already; make a new source of it");
          }
          return in;
        };
    return new Source(name, mediaType, null, null, null, null, once);
  }

  /**
   * {@return this source as another media type}
   *
   * @param mediaType the media type
   */
  public Source as(String mediaType) {
    Objects.requireNonNull(mediaType, "mediaType");
    return new Source(name, mediaType, language, text, file, root, opener);
  }

  /**
   * {@return this source in a programming language such as {@code java}}
   *
   * @param language for example {@code java}
   */
  public Source inLanguage(String language) {
    return new Source(name, mediaType, language, text, file, root, opener);
  }

  /**
   * {@return this source with leave to use files of a folder} A web page may then show images and
   * use style sheets that lie in the folder or below it, which it otherwise may not.
   *
   * @param folder the folder
   */
  public Source withRoot(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return new Source(name, mediaType, language, text, file, folder, opener);
  }

  /** {@return the name by which evidence and messages call it} */
  public String name() {
    return name;
  }

  /** {@return the media type in lower case; empty if it is to follow from the file's name} */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /** {@return the programming language, if one was named} */
  public Optional<String> language() {
    return Optional.ofNullable(language);
  }

  /** {@return the text, if the source was made of one} */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** {@return the file, if the source is one} */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** {@return the folder whose files the source may use, if one was named} */
  public Optional<Path> root() {
    return Optional.ofNullable(root);
  }

  /**
   * {@return the bytes; the caller closes the stream}
   *
   * @throws java.io.IOException if it cannot be read
   * @throws IllegalStateException if the source is a stream that was opened before
   */
  public InputStream open() throws IOException {
    return opener.open();
  }

  @Override
  public String toString() {
    return name;
  }
}
