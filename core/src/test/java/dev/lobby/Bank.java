package dev.lobby;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The starter bank's release, as the build made it.
public final class Bank {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DIRECTORY = Path.of(System.getProperty("lobby.release", ""));

  private static final List<String> NOT_THIS = List.of("not-this-zh.model", "not-this-en.model");

  private Bank() {}

  private static final class Shared {
    private static final Release RELEASE = warm(Release.open(DIRECTORY));
  }

  /// The release, ready to understand: a sentence encoder may take longer to load than a message
  /// may take to be understood, and on a busy machine the classes that the first messages need do
  /// too.
  public static Release warm(Release release) {
    release.interpreter().warmUp();
    for (int i = 0; i < 10; i++) {
      for (String text : List.of("网点几点开门", "what time do branches open")) {
        release.matcher().match(release.interpreter().interpret(text));
      }
    }
    return release;
  }

  /// The directory of the starter bank's release.
  public static Path directory() {
    return DIRECTORY;
  }

  /// The release, opened once for all tests; leave it open.
  public static Release release() {
    return Shared.RELEASE;
  }

  /// What customers are told of an article on the day on which a [World] begins.
  public static String answer(String article, Language language) {
    LocalDate day = LocalDate.ofInstant(World.START, World.ZONE);
    String text = release().article(article).orElseThrow().answer(language);
    return switch (release().fill(text, language, day)) {
      case Rendered.Text(String filled) -> filled;
      case Rendered.Blocked(List<Gap> gaps) -> throw new AssertionError(gaps);
    };
  }

  /// The release opened anew, to be closed.
  public static Release another() {
    return Release.open(DIRECTORY);
  }

  /// The release with other content in one of its JSON files and a manifest that vouches for it.
  ///
  /// @param directory where to put it; must be empty
  /// @param file the name of the file; one that is not there is an empty object before
  public static Release changed(Path directory, String file, Consumer<JsonNode> change) {
    change(directory, Map.of(file, change));
    return warm(Release.open(directory));
  }

  /// As the other, with other content in several files.
  public static Release changed(Path directory, Map<String, Consumer<JsonNode>> changes) {
    change(directory, changes);
    return warm(Release.open(directory));
  }

  /// As [#changed(Path, String, Consumer)], without opening it.
  public static void change(Path directory, String file, Consumer<JsonNode> change) {
    change(directory, Map.of(file, change));
  }

  private static void change(Path directory, Map<String, Consumer<JsonNode>> changes) {
    try {
      copy(directory);
      for (Map.Entry<String, Consumer<JsonNode>> change : changes.entrySet()) {
        Path path = directory.resolve(change.getKey());
        JsonNode content =
            Files.exists(path) ? JSON.readTree(path.toFile()) : JSON.createObjectNode();
        change.getValue().accept(content);
        Files.write(path, JSON.writeValueAsBytes(content));
        vouch(directory, change.getKey());
      }
      if (changes.containsKey("articles.json")) {
        // What was embedded of the articles' other questions is no longer of these.
        for (String file : NOT_THIS) {
          Files.deleteIfExists(directory.resolve(file));
          vouch(directory, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(DIRECTORY)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(DIRECTORY.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static void vouch(Path directory, String file) throws IOException {
    Path path = directory.resolve("manifest.json");
    ObjectNode manifest = (ObjectNode) JSON.readTree(path.toFile());
    ObjectNode hashes = (ObjectNode) manifest.required("files");
    if (Files.exists(directory.resolve(file))) {
      hashes.put(file, sha256(Files.readAllBytes(directory.resolve(file))));
    } else {
      hashes.remove(file);
    }
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
