package dev.lobby;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Copies of the starter bank's release with something else in them and a manifest that vouches for
/// it.
final class ChangedRelease {

  static final Path STARTER = Path.of(System.getProperty("lobby.release", ""));

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangedRelease() {}

  /// Writes one into a directory that does not exist yet.
  ///
  /// @param file the name of the JSON file to change
  static void write(Path directory, String file, Consumer<JsonNode> change) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(STARTER)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path one : files) {
      Path copy = directory.resolve(STARTER.relativize(one).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(one, copy);
    }
    Path path = directory.resolve(file);
    JsonNode content = JSON.readTree(path.toFile());
    change.accept(content);
    Files.write(path, JSON.writeValueAsBytes(content));
    vouch(directory, file);
  }

  /// The id in a release's manifest.
  static String id(Path directory) throws IOException {
    return JSON.readTree(directory.resolve("manifest.json").toFile()).required("id").asText();
  }

  private static void vouch(Path directory, String file) throws IOException {
    Path path = directory.resolve("manifest.json");
    ObjectNode manifest = (ObjectNode) JSON.readTree(path.toFile());
    ObjectNode hashes = (ObjectNode) manifest.required("files");
    hashes.put(file, sha256(Files.readAllBytes(directory.resolve(file))));
    TreeMap<String, String> sorted = new TreeMap<>();
    hashes.properties().forEach(hash -> sorted.put(hash.getKey(), hash.getValue().asText()));
    StringBuilder id =
        new StringBuilder("lobby release " + manifest.required("format").asInt() + "\n");
    sorted.forEach((name, hash) -> {
      if (!name.startsWith("index/")) {
        id.append(hash).append(' ').append(name).append('\n');
      }
    });
    manifest.put("id", sha256(id.toString().getBytes(StandardCharsets.UTF_8)));
    Files.write(path, JSON.writeValueAsBytes(manifest));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
