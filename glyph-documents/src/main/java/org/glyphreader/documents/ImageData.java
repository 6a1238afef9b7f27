package org.glyphreader.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.glyphreader.Source;

/**
 * The bytes of an image: a file that is opened for each use, else held in memory. Immutable, safe
 * for use by several threads.
 *
 * @param name of the source
 * @param file null if the bytes are in memory
 * @param bytes null if they are in the file
 */
record ImageData(String name, Path file, byte[] bytes) {

  static ImageData of(Source source) {
    Optional<Path> file =
        source.file().filter(path -> path.getFileSystem() == FileSystems.getDefault());
    return file.isPresent()
        ? new ImageData(source.name(), file.get(), null)
        : new ImageData(
            source.name(),
            null,
            Bytes.read(source, Limits.BYTES_IN_MEMORY, "write it to a file and use Source.file"));
  }

  /** The bytes from the first; the caller closes the stream. */
  ImageInputStream open() throws IOException {
    return file != null
        ? new FileImageInputStream(file.toFile())
        : new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }
}
