package org.glyphreader.onnx.internal.export;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.vlm.checkpoint.Checkpoint;

/** The file that says what a converted model was made of, by what, and what belongs to it. */
public final class ModelCard {

  private static final int FORMAT = 1;
  private static final int BUFFER = 1 << 16;
  private static final long MAX_BYTES = 1 << 20;

  private final ObjectNode root = JsonMapper.builder().build().createObjectNode();
  private final ObjectNode files;
  private final Checkpoint checkpoint;

  ModelCard(Checkpoint checkpoint, WeightFormat format) {
    this.checkpoint = checkpoint;
    root.put("format", FORMAT);
    root.put("generator", generator());
    root.put("model", checkpoint.name());
    root.put("architecture", checkpoint.config().family().architecture());
    root.put("weights", format.toString());
    root.putObject("source");
    files = root.putObject("files");
  }

  /**
   * {@return how the weights of a converted model are stored; empty if it has no card}
   *
   * @param folder of a model
   * @throws ModelFormatException if the card is damaged
   */
  public static Optional<WeightFormat> weightsOf(Path folder) {
    Path file = folder.resolve(OnnxFiles.CARD);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ModelFormatException(file + " is too large for a card; convert the model again");
      }
      JsonNode card = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
      if (card.path("format").asInt() != FORMAT) {
        throw new ModelFormatException(
            "%s is of format %s, not %s; convert the model again with this version"
                .formatted(file, card.path("format"), FORMAT));
      }
      return Optional.of(WeightFormat.of(card.path("weights").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelFormatException(
          file + " is damaged: " + e.getMessage() + "; convert the model again", e);
    }
  }

  /** Name and version of this library. */
  static String generator() {
    String version = ModelCard.class.getPackage().getImplementationVersion();
    return "Glyph for the JVM " + Objects.requireNonNullElse(version, "(development)");
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Enters a file whose bytes went through {@code digest}. */
  void wrote(Path folder, Path file, MessageDigest digest) throws IOException {
    enter(files, folder, file, digest);
  }

  /** Reads all other files for their checksums and writes the card. */
  void write(Path folder) throws IOException {
    ObjectNode source = (ObjectNode) root.get("source");
    TreeSet<Path> sources = new TreeSet<>(checkpoint.tensors().files());
    sources.add(checkpoint.folder().resolve("config.json"));
    for (Path file : sources) {
      enter(source, checkpoint.folder(), file, read(file));
    }
    try (Stream<Path> small = Files.list(folder)) {
      for (Path file : small.filter(Files::isRegularFile).sorted().toList()) {
        enter(files, folder, file, read(file));
      }
    }
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    String json = JsonMapper.builder().build().writer(printer).writeValueAsString(root) + "\n";
    Files.write(folder.resolve(OnnxFiles.CARD), json.getBytes(StandardCharsets.UTF_8));
  }

  private static void enter(ObjectNode to, Path folder, Path file, MessageDigest digest)
      throws IOException {
    String name = String.join("/", names(folder.relativize(file)));
    to.putObject(name)
        .put("bytes", Files.size(file))
        .put("sha256", HexFormat.of().formatHex(digest.digest()));
  }

  private static List<String> names(Path path) {
    return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
        .map(i -> path.getName(i).toString())
        .toList();
  }

  private static MessageDigest read(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      while (in.read(buffer) >= 0) {
        continue;
      }
    }
    return digest;
  }
}
