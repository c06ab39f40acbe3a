package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.journal.Backup;
import dev.lobby.journal.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby restore`: makes a store from a backup and the keys.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new data directory from a backup and a copy of the keys, and checks both.",
      "Who was erased since the copy of the keys was made is erased again by the register."
    })
public final class RestoreCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "What `lobby backup` wrote.")
  private Path from = Path.of("");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the copies of keys, signing.key and, if it was in the data directory, master.key are.")
  private Path keys = Path.of("");

  @Option(
      names = "--erasures",
      paramLabel = "FILE",
      description = "The newest register of erasures. Default: the one in the backup.")
  private @Nullable Path erasures;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public RestoreCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = options.read().settings();
    Path data = settings.data();
    if (Files.exists(Store.journal(data)) || Files.exists(Store.keys(data))) {
      throw new Settings.Invalid(
          data + " holds a store already. Name a new data directory with --data.");
    }
    requireCopy("keys");
    if (Files.exists(from.resolve("signing.pub"))) {
      // Without it nothing new could be signed beside what the backup holds.
      requireCopy("signing.key");
    }
    Files.createDirectories(data);
    Verification copied = Backup.of(Store.journal(from), Store.journal(data));
    BackupCommand.copyFiles(from, data);
    BackupCommand.copyReleases(from, data);
    for (String name : new String[] {"keys", "signing.key", "master.key"}) {
      if (Files.exists(keys.resolve(name))) {
        Files.copy(keys.resolve(name), data.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    if (erasures != null) {
      Files.copy(erasures, Store.erasures(data), StandardCopyOption.REPLACE_EXISTING);
    }
    // Opening checks that the keys are those of the journal, and erases again.
    Store.open(data, settings.masterKey(), InstantSource.system()).close();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Restored to " + data + ".");
    out.println("  frames  " + copied.frames());
    out.println("  head    " + copied.headHash());
    out.flush();
    return 0;
  }

  private void requireCopy(String name) {
    if (!Files.exists(keys.resolve(name))) {
      throw new Settings.Invalid("There is no file \"" + name + "\" in " + keys + ".");
    }
  }
}
