package dev.lobby.publishing.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.knowledge.Release;
import dev.lobby.language.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Releases that an editor might want to publish, each made from the starter bank's.
final class Candidates implements AutoCloseable {
  private final Path directory;

  Candidates() {
    try {
      directory = Files.createTempDirectory("candidates");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With another Chinese answer of an article.
  Release withAnswer(String article, String zh) {
    return changed(
        "articles.json",
        articles ->
            object(articles, article)
                .put("version", "0123456789ab")
                .withObject("answers")
                .put("zh", zh));
  }

  /// With an article that is not shown before a day.
  Release notBefore(String article, String day) {
    return changed("articles.json", articles -> object(articles, article).put("from", day));
  }

  /// With another answer of an article for those who hold a product.
  Release forHolders(String article, String product) {
    return changed(
        "articles.json",
        articles ->
            object(articles, article)
                .withArray("/variants")
                .addObject()
                .put("for", "holds " + product)
                .putObject("answers")
                .put("zh", "给持有人的答复。")
                .put("en", "For holders."));
  }

  /// That answers from a probability on and never suggests.
  Release answeringFrom(double probability) {
    return changed(
        "matcher.json",
        matcher -> {
          for (String path : List.of("words", "meaning")) {
            for (JsonNode own : matcher.required("fusion").required(path).required("thresholds")) {
              ((ObjectNode) own).put("answer", probability).put("suggest", 2);
            }
          }
        });
  }

  /// That hears a signal in everything.
  Release hearing(Signal signal) {
    return changed(
        "matcher.json",
        matcher -> {
          ((ObjectNode) matcher.required("signals")).put(signal.wire(), -1);
          for (JsonNode language : matcher.required("signalFusions")) {
            ((ObjectNode) language.required(signal.wire())).put("threshold", -1);
          }
        });
  }

  private Release changed(String file, Consumer<JsonNode> change) {
    Path own = directory.resolve("release");
    Release release = Bank.changed(own, file, change);
    // What was read stays in memory.
    delete(own);
    return release;
  }

  private static ObjectNode object(JsonNode articles, String id) {
    for (JsonNode article : articles) {
      if (article.required("id").asText().equals(id)) {
        return (ObjectNode) article;
      }
    }
    throw new IllegalArgumentException(id);
  }

  private static void delete(Path all) {
    try (Stream<Path> paths = Files.walk(all)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(directory);
  }
}
