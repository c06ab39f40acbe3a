package dev.lobby.cli;

import dev.lobby.MasterKeySource;
import dev.lobby.Settings;
import dev.lobby.Store;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby rotate-key`: wraps everybody's keys by another master key.
@Command(
    name = "rotate-key",
    mixinStandardHelpOptions = true,
    description =
        "Wraps everybody's keys by another master key; the journal stays as it is, and the server must"
            + " not run.")
public final class RotateKeyCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "KEY",
      description = "The new master key: " + MasterKeySource.ALLOWED + ".")
  private String to = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public RotateKeyCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Settings settings = options.read().settings();
    MasterKeySource next;
    try {
      next = MasterKeySource.of(to);
    } catch (IllegalArgumentException e) {
      throw new Settings.Invalid("--to is not usable; allowed is " + MasterKeySource.ALLOWED + ".");
    }
    if (next instanceof MasterKeySource.InDataDirectory) {
      throw new Settings.Invalid("--to is empty; allowed is " + MasterKeySource.ALLOWED + ".");
    }
    if (next instanceof MasterKeySource.InFile(Path path) && Files.notExists(path)) {
      throw new Settings.Invalid(
          "There is no file " + path + "; a new key is made by: openssl rand -hex 32 > " + path);
    }
    try (Store store = Store.openExisting(settings)) {
      int wrapped = store.keys().rotate(next.read(settings.data()));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "The keys of "
              + wrapped
              + " people are wrapped by the new master key. Set it as"
              + " \"masterKey\" before the next start.");
      out.flush();
      return 0;
    }
  }
}
