package dev.lobby.language.embedding;

import dev.lobby.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The sentence encoder of each language, loaded when it is first asked for and shared by all who
/// ask.
///
/// Where an encoder cannot be loaded, say because there is no native code for the platform, it says
/// so once, and Lobby does without.
public final class Embedders {
  private static final Logger LOG = Logger.getLogger(Embedders.class.getName());
  private static final Embedders BUNDLED =
      new Embedders(new Bundled(), new ConcurrentHashMap<>(), null);

  private final Source source;
  private final Map<Language, Optional<Embedder>> loaded;
  private final @Nullable RecentEmbeddings recent;

  private Embedders(
      Source source, Map<Language, Optional<Embedder>> loaded, @Nullable RecentEmbeddings recent) {
    this.source = source;
    this.loaded = loaded;
    this.recent = recent;
  }

  /// Where the files of encoders come from.
  private interface Source {
    /// Returns a name that no other encoder has.
    String id(Language language);

    byte[] model(Language language) throws IOException;

    byte[] tokenizer(Language language) throws IOException;
  }

  /// Returns the encoders that Lobby comes with: bge-small-zh and bge-small-en, version 1.5,
  /// quantised to eight bits.
  public static Embedders bundled() {
    return BUNDLED;
  }

  /// Returns a bank's own encoders: in `folder`, `zh.onnx`, `zh-tokenizer.json`, `en.onnx` and
  /// `en-tokenizer.json`.
  ///
  /// @throws EmbeddingException naming the file that is missing or cannot be read
  public static Embedders of(Path folder) {
    return new Embedders(new Folder(folder), new ConcurrentHashMap<>(), null);
  }

  /// Returns these encoders, with a memory of what the last questions meant.
  ///
  /// @param questions how many, of 1.5 to 2 kB each; 0 for none
  public Embedders remembering(int questions) {
    return new Embedders(source, loaded, questions == 0 ? null : new RecentEmbeddings(questions));
  }

  /// Returns the name of the encoder of `language`, Chinese or English, which goes into every
  /// release that relies on it.
  public String id(Language language) {
    return source.id(language);
  }

  /// Returns the encoder of `language`, Chinese or English; empty when it cannot be loaded.
  public Optional<Embedder> of(Language language) {
    return loaded.computeIfAbsent(language, this::load);
  }

  /// Returns what a question means, which may be remembered; empty when the encoder of `language`
  /// cannot be loaded.
  ///
  /// @throws EmbeddingException when the encoder fails
  public Optional<Embedding> question(Language language, String text) {
    RecentEmbeddings memory = recent;
    return of(language)
        .map(it ->
            memory == null ? it.embed(text) : memory.of(language, text, () -> it.embed(text)));
  }

  private Optional<Embedder> load(Language language) {
    try {
      return Optional.of(Embedder.load(source.model(language), source.tokenizer(language)));
    } catch (IOException | EmbeddingException e) {
      LOG.log(
          Level.WARNING,
          "No sentence encoder for {0}, so questions are matched by their words alone: {1}",
          new Object[] {language.wire(), e.getMessage()});
      return Optional.empty();
    }
  }

  /// The encoders in the jars of langchain4j.
  private static final class Bundled implements Source {
    @Override
    public String id(Language language) {
      return "bge-small-" + language.wire() + "-v1.5-q";
    }

    @Override
    public byte[] model(Language language) throws IOException {
      return read("/" + id(language) + ".onnx");
    }

    @Override
    public byte[] tokenizer(Language language) throws IOException {
      return read("/" + id(language) + "-tokenizer.json");
    }

    private static byte[] read(String name) throws IOException {
      try (InputStream input = Embedders.class.getResourceAsStream(name)) {
        if (input == null) {
          throw new IOException("the class path has no " + name);
        }
        return input.readAllBytes();
      }
    }
  }

  /// The encoders in a folder, named by the SHA-256 of model and tokenizer.
  private static final class Folder implements Source {
    private final Path folder;
    private final Map<Language, String> ids = new EnumMap<>(Language.class);

    Folder(Path folder) {
      this.folder = folder;
      if (!Files.isDirectory(folder)) {
        throw new EmbeddingException(folder + ": there is no such folder of sentence encoders");
      }
      for (Language language : new Language[] {Language.ZH, Language.EN}) {
        try {
          MessageDigest digest = MessageDigest.getInstance("SHA-256");
          digest.update(model(language));
          digest.update(tokenizer(language));
          ids.put(language, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
          throw new EmbeddingException(
              e.getMessage() + ": the file of the sentence encoder is missing");
        } catch (IOException e) {
          throw new EmbeddingException("the sentence encoder cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException("every JDK has SHA-256", e);
        }
      }
    }

    @Override
    public String id(Language language) {
      return ids.getOrDefault(language, "");
    }

    @Override
    public byte[] model(Language language) throws IOException {
      return Files.readAllBytes(folder.resolve(language.wire() + ".onnx"));
    }

    @Override
    public byte[] tokenizer(Language language) throws IOException {
      return Files.readAllBytes(folder.resolve(language.wire() + "-tokenizer.json"));
    }
  }
}
