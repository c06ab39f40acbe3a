package dev.lobby.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a bank's files stand.
///
/// @param models the folder with `signals/` and `mood.tsv`
/// @param knowledge the folder with `articles/` and `words.yaml`
record BankFolders(Path models, Path knowledge) {
  private static final String STARTER = "starter-bank";

  /// Returns the folders of a bank.
  ///
  /// @param bank a folder with everything; where it has no `signals/`, those and `mood.tsv` are
  ///   taken from the folder of that name in `models`; null for the bank that the launcher builds
  static BankFolders of(@Nullable Path bank) {
    // The launcher says where the sources are.
    Path root = Path.of(System.getProperty("lobby.root", "."));
    Path knowledge =
        (bank == null ? root.resolve("knowledge-base").resolve(STARTER) : bank)
            .toAbsolutePath()
            .normalize();
    Path models = root.resolve("models").resolve(String.valueOf(knowledge.getFileName()));
    return Files.isDirectory(knowledge.resolve("signals")) || !Files.isDirectory(models)
        ? new BankFolders(knowledge, knowledge)
        : new BankFolders(models.toAbsolutePath().normalize(), knowledge);
  }

  /// Returns a file of the knowledge's golden ones: questions and floors.
  Path golden(String name) {
    return knowledge.resolve("golden").resolve(name);
  }

  /// Returns a file of the models' golden ones: entities and guards.
  Path goldenOfModels(String name) {
    return models.resolve("golden").resolve(name);
  }
}
