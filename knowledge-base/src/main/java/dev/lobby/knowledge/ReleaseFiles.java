package dev.lobby.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of a release, all in memory, and the manifest that vouches for them.
///
/// | file | content |
/// |---|---|
/// | `manifest.json` | format, id, what it was built with, and the SHA-256 of every other file |
/// | `articles.json`, `words.json` | the content |
/// | `catalogue.json` | what the answers' fields are filled with; where it is missing, nothing |
/// | `models/intent-<language>.model`, `models/meaning-<language>.model`, `models/signal-<signal>.model`, `models/signals-<language>.model`, `models/mood-sentiment.model`, `models/mood-urgency.model` | the trained models |
/// | `models/feedback-<language>.model` | what hears suggestions and praise; only where the bank has examples of them |
/// | `models/acts-<language>.model`, `models/acts-words-<language>.model` | what hears dialogue acts by meaning and by words; only where the bank has examples of them |
/// | `glossary.json` | the bank's terms and their synonyms; only where there are some |
/// | `flows.json` | what the assistant asks step by step; only where there is something |
/// | `matcher.json` | weights, calibration and thresholds, and the sentence encoders that the models rely on |
/// | `figures.json` | how training went |
/// | `outcomes.json` | how each utterance fared that was scored by what had not seen it |
/// | `learnt.json` | what was learnt beside the articles' titles and phrasings, and the order of the models' points |
/// | `not-this-<language>.model` | what the questions mean that articles must not answer; only where there are some |
/// | `index/` | the Lucene index of all phrasings |
/// | `documents.json`, `index/passages/` | the documents that may be quoted, and the index of their passages; absent for none |
/// | `passages.json` | how probable a passage is for a given evidence, and from when on one is quoted; absent when nothing was learnt of it |
///
/// The id is the SHA-256 over the format and the names and hashes of all files but the manifest and
/// the indexes, whose bytes are never twice the same.
///
/// @param hashes the SHA-256 of each file
record ReleaseFiles(
    Path directory, SortedMap<String, byte[]> files, SortedMap<String, String> hashes) {
  static final String ARTICLES = "articles.json";
  static final String WORDS = "words.json";
  static final String CATALOGUE = "catalogue.json";
  static final String GLOSSARY = "glossary.json";
  static final String FLOWS = "flows.json";
  static final String MATCHER = "matcher.json";
  static final String FIGURES = "figures.json";
  static final String OUTCOMES = "outcomes.json";
  static final String LEARNT = "learnt.json";
  static final String SENTIMENT = "models/mood-sentiment.model";
  static final String URGENCY = "models/mood-urgency.model";
  static final String INDEX = "index/";
  static final String DOCUMENTS = "documents.json";
  static final String PASSAGES = "passages.json";
  static final String PASSAGE_INDEX = "index/passages/";

  private static final String MANIFEST = "manifest.json";
  private static final int FORMAT = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Files that nothing vouches for yet.
  ReleaseFiles(Path directory, SortedMap<String, byte[]> files) {
    this(directory, files, hashes(files));
  }

  static String intentModel(String language) {
    return "models/intent-" + language + ".model";
  }

  static String meaningModel(String language) {
    return "models/meaning-" + language + ".model";
  }

  static String signalsMeaningModel(String language) {
    return "models/signals-" + language + ".model";
  }

  static String feedbackModel(String language) {
    return "models/feedback-" + language + ".model";
  }

  static String actsMeaningModel(String language) {
    return "models/acts-" + language + ".model";
  }

  static String actsWordsModel(String language) {
    return "models/acts-words-" + language + ".model";
  }

  static String signalModel(String signal) {
    return "models/signal-" + signal + ".model";
  }

  /// Reads the release in `directory` and checks every file against the manifest.
  ///
  /// @throws ReleaseException naming the file and what is wrong with it
  static ReleaseFiles read(Path directory) {
    if (!Files.exists(directory)) {
      throw new ReleaseException(directory + ": there is no such folder");
    }
    if (!Files.isRegularFile(directory.resolve(MANIFEST))) {
      throw new ReleaseException(directory + ": not a release: there is no " + MANIFEST);
    }
    try {
      JsonNode manifest = manifest(directory);
      SortedMap<String, String> expected = new TreeMap<>();
      manifest
          .path("files")
          .properties()
          .forEach(it -> expected.put(it.getKey(), it.getValue().asText()));
      List<String> present = present(directory);
      for (String name : present) {
        if (!expected.containsKey(name) && !name.equals(MANIFEST)) {
          throw new ReleaseException(
              directory.resolve(name) + ": a file that the manifest does not know");
        }
      }
      for (String name : expected.keySet()) {
        if (!present.contains(name)) {
          throw new ReleaseException(directory.resolve(name) + ": the file is missing");
        }
      }
      ReleaseFiles read = new ReleaseFiles(directory, load(directory, expected), expected);
      if (!manifest.path("id").asText().equals(id(expected))) {
        throw new ReleaseException(
            directory.resolve(MANIFEST) + ": damaged: the id is not that of these files");
      }
      return read;
    } catch (IOException e) {
      throw new ReleaseException(directory + ": cannot be read: " + e, e);
    }
  }

  /// Returns the id that the manifest in `directory` gives; nothing is checked against it.
  ///
  /// @throws ReleaseException when there is no manifest
  static String id(Path directory) {
    if (!Files.isRegularFile(directory.resolve(MANIFEST))) {
      throw new ReleaseException(directory + ": not a release: there is no " + MANIFEST);
    }
    try {
      return manifest(directory).path("id").asText();
    } catch (IOException e) {
      throw new ReleaseException(directory + ": cannot be read: " + e, e);
    }
  }

  /// Returns the SHA-256 of each file that the manifest in `directory` names; nothing is checked
  /// against them.
  ///
  /// @throws ReleaseException when there is no manifest
  static SortedMap<String, String> hashes(Path directory) {
    try {
      SortedMap<String, String> hashes = new TreeMap<>();
      manifest(directory)
          .path("files")
          .properties()
          .forEach(it -> hashes.put(it.getKey(), it.getValue().asText()));
      return hashes;
    } catch (IOException e) {
      throw new ReleaseException(directory + ": cannot be read: " + e, e);
    }
  }

  private static JsonNode manifest(Path directory) throws IOException {
    Path file = directory.resolve(MANIFEST);
    JsonNode manifest;
    try {
      manifest = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ReleaseException(file + ": damaged: not JSON", e);
    }
    if (!manifest.path("format").isInt() || !manifest.path("files").isObject()) {
      throw new ReleaseException(file + ": not a release's manifest");
    }
    if (manifest.path("format").asInt() != FORMAT) {
      throw new ReleaseException(
          file
              + ": format "
              + manifest.path("format").asInt()
              + ", and this version reads "
              + FORMAT);
    }
    return manifest;
  }

  private static List<String> present(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> directory.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static SortedMap<String, byte[]> load(Path directory, SortedMap<String, String> expected)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : expected.keySet()) {
      files.put(name, Files.readAllBytes(directory.resolve(name)));
    }
    List<String> damaged =
        hashes(files).entrySet().stream()
            .filter(it -> !it.getValue().equals(expected.get(it.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    if (!damaged.isEmpty()) {
      throw new ReleaseException(
          damaged.stream()
                  .map(name -> directory.resolve(name).toString())
                  .collect(Collectors.joining(", "))
              + ": damaged: the SHA-256 is not the manifest's");
    }
    return files;
  }

  /// Writes the files and their manifest to the directory, which must not exist yet.
  ///
  /// @param builtWith the versions of what they were made with
  void write(Map<String, String> builtWith) throws IOException {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("format", FORMAT);
    manifest.put("id", id());
    ObjectNode built = manifest.putObject("builtWith");
    new TreeMap<>(builtWith).forEach(built::put);
    ObjectNode named = manifest.putObject("files");
    hashes.forEach(named::put);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.write(directory.resolve(MANIFEST), json(manifest));
  }

  /// Returns the release's id.
  String id() {
    return id(hashes);
  }

  /// Hashing is most of the work of opening, and start-up waits for it.
  private static SortedMap<String, String> hashes(SortedMap<String, byte[]> files) {
    return files.entrySet().parallelStream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> sha256(it.getValue()), (one, other) -> one, TreeMap::new));
  }

  private static String id(SortedMap<String, String> hashes) {
    StringBuilder text = new StringBuilder("lobby release " + FORMAT + "\n");
    hashes.forEach((name, hash) -> {
      if (!name.startsWith(INDEX)) {
        text.append(hash).append(' ').append(name).append('\n');
      }
    });
    return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Returns whether there is a file with this name.
  boolean has(String name) {
    return files.containsKey(name);
  }

  /// Returns the bytes of a file; not a copy.
  ///
  /// @throws ReleaseException when there is none
  byte[] bytes(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new ReleaseException(directory.resolve(name) + ": the file is missing");
    }
    return bytes;
  }

  /// Returns the JSON in a file.
  ///
  /// @throws ReleaseException when there is none
  JsonNode json(String name) {
    try {
      return JSON.readTree(bytes(name));
    } catch (IOException e) {
      throw new ReleaseException(directory.resolve(name) + ": damaged: not JSON", e);
    }
  }

  /// Returns `json` as bytes for people to read.
  static byte[] json(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
