package org.glyphreader.documents;

import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.resource.CSSResource;
import com.openhtmltopdf.resource.ImageResource;
import com.openhtmltopdf.resource.XMLResource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.glyphreader.Source;

/**
 * What a web page may use besides its own text: {@code data:} addresses, and files below the folder
 * that the user named. Nothing else is opened, and nothing is ever fetched. For one page and
 * thread.
 */
final class WebFiles implements UserAgentCallback {

  private static final int LARGEST = 16 << 20;
  private static final long MOST_PIXELS = 16_000_000;
  private static final long MOST_PIXELS_TOGETHER = 64_000_000;

  private final Path root;
  private final Path folder;
  private final int dotsPerPixel;
  private final Map<String, Optional<BufferedImage>> images = new HashMap<>();
  private long pixels;

  WebFiles(Source source, int dotsPerPixel) {
    this.root = source.root().map(WebFiles::real).orElse(null);
    Path file = source.file().map(Path::toAbsolutePath).orElse(null);
    this.folder = file != null && file.getParent() != null ? file.getParent() : root;
    this.dotsPerPixel = dotsPerPixel;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return null;
    }
  }

  /** The text of a style sheet; empty if it may not be read. */
  Optional<String> styleSheet(String address) {
    return bytes(address).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** An image; empty if it may not be read, is damaged or too large. */
  Optional<BufferedImage> image(String address) {
    return images.computeIfAbsent(address, this::load);
  }

  private Optional<BufferedImage> load(String address) {
    Optional<byte[]> bytes = bytes(address);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<ImageFormat> format = ImageFormat.ofHead(bytes.get());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    ImageReader reader = format.get().newReader();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.get()))) {
      reader.setInput(in, true, true);
      long size = (long) reader.getWidth(0) * reader.getHeight(0);
      if (size > MOST_PIXELS || pixels + size > MOST_PIXELS_TOGETHER) {
        return Optional.empty();
      }
      pixels += size;
      return Optional.of(reader.read(0));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private Optional<byte[]> bytes(String address) {
    String lower = address.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("data:")) {
      return data(address.strip());
    }
    if (root == null
        || lower.isEmpty()
        || lower.startsWith("//")
        || lower.matches("(?s)[a-z][a-z0-9+.-]*:.*")) {
      return Optional.empty();
    }
    try {
      String path =
          URLDecoder.decode(
              address.strip().replaceFirst("[?#].*", "").replace("+", "%2B"),
              StandardCharsets.UTF_8);
      Path file =
          (path.startsWith("/") ? root.resolve(path.substring(1)) : folder.resolve(path))
              .toRealPath();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] all = in.readNBytes(LARGEST + 1);
        return all.length > LARGEST ? Optional.empty() : Optional.of(all);
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    } catch (IllegalArgumentException notDecodable) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> data(String address) {
    int comma = address.indexOf(',');
    if (comma < 0 || address.length() - comma > LARGEST) {
      return Optional.empty();
    }
    String content = address.substring(comma + 1);
    try {
      return Optional.of(
          address.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")
              ? Base64.getMimeDecoder()
                  .decode(content.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="))
              : URLDecoder.decode(content.replace("+", "%2B"), StandardCharsets.UTF_8)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public ImageResource getImageResource(String address, ExternalResourceType type) {
    return new ImageResource(
        address, image(address).map(image -> new WebImage(image, dotsPerPixel)).orElse(null));
  }

  @Override
  public CSSResource getCSSResource(String address, ExternalResourceType type) {
    return new CSSResource(new StringReader(""));
  }

  @Override
  public XMLResource getXMLResource(String address, ExternalResourceType type) {
    return null;
  }

  @Override
  public byte[] getBinaryResource(String address, ExternalResourceType type) {
    return new byte[0];
  }

  @Override
  public boolean isVisited(String address) {
    return false;
  }

  @Override
  public void setBaseURL(String address) {}

  @Override
  public String getBaseURL() {
    return "";
  }

  @Override
  public String resolveURI(String address) {
    return address;
  }

  @Override
  public String resolveUri(String base, String address) {
    return address;
  }
}
