package dev.lobby.cli;

import dev.lobby.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options by which every command finds its settings.
final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as YAML. Default: the variable LOBBY_CONFIG, else none.")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "The directory of the store.")
  private @Nullable Path data;

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "The release of the knowledge that answers. Default: the one that was built.")
  private @Nullable Path release;

  @Option(
      names = "--embeddings",
      paramLabel = "DIR",
      description =
          "The bank's own sentence encoders: zh.onnx, zh-tokenizer.json, en.onnx, en-tokenizer.json. Default: those that"
              + " Lobby comes with.")
  private @Nullable Path embeddings;

  /// Whether the command line names a release.
  boolean namesRelease() {
    return release != null;
  }

  /// The settings, with further flags of a command by key.
  SettingsReader.Read read(Map<String, String> furtherFlags) {
    Map<String, String> flags = new HashMap<>(furtherFlags);
    if (data != null) {
      flags.put("data", data.toString());
    }
    if (release != null) {
      flags.put("release", release.toString());
    }
    if (embeddings != null) {
      flags.put("embeddings", embeddings.toString());
    }
    return read(config, flags);
  }

  /// The settings under `flags`, with the file and the variables below them.
  ///
  /// @param config the settings file; null for the one that the variable names
  static SettingsReader.Read read(@Nullable Path config, Map<String, String> flags) {
    Map<String, String> environment = System.getenv();
    String fromEnvironment = environment.get("LOBBY_CONFIG");
    Path file = config != null || fromEnvironment == null ? config : Path.of(fromEnvironment);
    return SettingsReader.read(file, environment, flags);
  }

  SettingsReader.Read read() {
    return read(Map.of());
  }
}
