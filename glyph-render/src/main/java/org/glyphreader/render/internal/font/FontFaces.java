package org.glyphreader.render.internal.font;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.spi.FontProvider;

/** The fonts of this process: each parsed once, the least recently used of many forgotten. */
final class FontFaces {

  static final String BUILTIN = "builtin:";

  private static final int KEPT = 16;
  private static final long LARGEST_FILE = 256L << 20;
  private static final FontFaces SHARED = new FontFaces();

  private final Map<Object, FontFace> faces =
      new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, FontFace> eldest) {
          return size() > KEPT;
        }
      };

  private record Bundled(Class<?> provider, String name) {}

  private record OnDisk(Path file, FileTime modified, long size) {}

  private FontFaces() {}

  static FontFaces shared() {
    return SHARED;
  }

  /**
   * The font that a configuration's {@code font-path} names.
   *
   * @throws DocumentFormatException if there is none, or it is damaged
   */
  FontFace named(String fontPath, List<FontProvider> providers) {
    if (!fontPath.startsWith(BUILTIN)) {
      return onDisk(fontPath);
    }
    String name = fontPath.substring(BUILTIN.length());
    for (FontProvider provider : providers) {
      if (provider.names().contains(name)) {
        return bundled(provider, name);
      }
    }
    throw new DocumentFormatException(
        "No font \""
            + fontPath
            + "\"; bundled are "
            + bundledNames(providers)
            + (name.equals("noto-sans-sc") ? ". Add org.glyphreader:glyph-fonts-cjk" : "")
            + ". Name another with \"font-path\" or --font");
  }

  private static String bundledNames(List<FontProvider> providers) {
    StringBuilder names = new StringBuilder();
    for (FontProvider provider : providers) {
      for (String name : provider.names()) {
        names.append(names.isEmpty() ? "" : ", ").append(BUILTIN).append(name);
      }
    }
    return names.isEmpty() ? "none" : names.toString();
  }

  /** A font of a provider. */
  synchronized FontFace bundled(FontProvider provider, String name) {
    return faces.computeIfAbsent(
        new Bundled(provider.getClass(), name), key -> parse(provider, name));
  }

  private static FontFace parse(FontProvider provider, String name) {
    try (InputStream in = provider.open(name)) {
      if (in == null) {
        throw new IOException("its file is not in " + provider.getClass().getName() + "'s jar");
      }
      return FontFace.parse(BUILTIN + name, in.readAllBytes(), () -> provider.open(name));
    } catch (IOException e) {
      throw new DocumentFormatException(
          "Font \"" + BUILTIN + name + "\" cannot be read: " + e.getMessage(), e);
    }
  }

  private synchronized FontFace onDisk(String fontPath) {
    try {
      Path file = Path.of(fontPath).toAbsolutePath().normalize();
      if (!Files.isRegularFile(file)) {
        throw new DocumentFormatException(
            "No font file \""
                + fontPath
                + "\". Name a .ttf or .otf file, or "
                + BUILTIN
                + "dejavu-sans, with \"font-path\" or --font");
      }
      OnDisk key = new OnDisk(file, Files.getLastModifiedTime(file), Files.size(file));
      FontFace face = faces.get(key);
      if (face == null) {
        if (key.size() > LARGEST_FILE) {
          throw new DocumentFormatException(
              "Font \""
                  + fontPath
                  + "\" has "
                  + key.size()
                  + " bytes; at most "
                  + LARGEST_FILE
                  + " are read. Name another with --font");
        }
        face = FontFace.parse(fontPath, Files.readAllBytes(file), () -> Files.newInputStream(file));
        faces.put(key, face);
      }
      return face;
    } catch (IOException | InvalidPathException e) {
      throw new DocumentFormatException(
          "Font \""
              + fontPath
              + "\" cannot be read ("
              + e.getMessage()
              + "). Name another with --font",
          e);
    }
  }
}
