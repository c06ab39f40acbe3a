package dev.lobby.cli;

import dev.lobby.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that need a release or its sentence encoders, and no store.
final class ReleaseOptions {

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "The release of the knowledge that answers. Default: the one that was built.")
  private @Nullable Path release;

  @Option(
      names = "--embeddings",
      paramLabel = "DIR",
      description =
          "The bank's own sentence encoders: zh.onnx, zh-tokenizer.json, en.onnx, en-tokenizer.json."
              + " Default: LOBBY_EMBEDDINGS, else those that Lobby comes with.")
  private @Nullable Path embeddings;

  /// The settings under these options.
  Settings read() {
    Map<String, String> flags = new HashMap<>();
    if (release != null) {
      flags.put("release", release.toString());
    }
    if (embeddings != null) {
      flags.put("embeddings", embeddings.toString());
    }
    return SettingsOptions.read(null, flags).settings();
  }
}
