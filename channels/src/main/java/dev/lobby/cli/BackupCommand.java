package dev.lobby.cli;

import dev.lobby.Store;
import dev.lobby.journal.Backup;
import dev.lobby.journal.Verification;
import dev.lobby.publishing.ReleaseFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby backup`: copies the store, but for its keys.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies journal, checkpoints, register of erasures and published releases; may run beside the"
          + " server.",
      "Into the directory of an earlier backup only what is new is written."
    })
public final class BackupCommand implements Callable<Integer> {
  /// What is copied beside the journal, where it is there.
  static final List<String> FILES = List.of("secret.key", "signing.pub", "checkpoints", "erasures");

  @Mixin private SettingsOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Where to; made when it is missing.")
  private Path to = Path.of("");

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public BackupCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Path data = options.read().settings().data();
    Verification copied = Backup.of(Store.journal(data), Store.journal(to));
    copyFiles(data, to);
    int releases = copyReleases(data, to);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Backed up to " + to.toAbsolutePath().normalize() + ".");
    out.println("  frames  " + copied.frames());
    out.println("  head    " + copied.headHash());
    out.println("  releases " + releases);
    out.println(
        "Not in it: keys, master.key, signing.key. Keep their copies apart from this one; without"
            + " them nobody reads what people wrote.");
    out.flush();
    return 0;
  }

  /// Copies the releases that are kept; returns how many there are.
  static int copyReleases(Path from, Path to) {
    if (!Files.isDirectory(Store.releases(from))) {
      return 0;
    }
    ReleaseFolder kept = new ReleaseFolder(Store.releases(from));
    ReleaseFolder copies = new ReleaseFolder(Store.releases(to));
    kept.ids().forEach(id -> copies.keepCopy(kept.find(id).orElseThrow()));
    return kept.ids().size();
  }

  /// Copies what is there of [#FILES].
  static void copyFiles(Path from, Path to) throws IOException {
    for (String name : FILES) {
      Path file = from.resolve(name);
      if (Files.exists(file)) {
        Files.copy(
            file,
            to.resolve(name),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
