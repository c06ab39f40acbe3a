package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.Verification;
import dev.lobby.journal.VerifyMain;
import dev.lobby.publishing.recall.Evidence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby verify`: reads the whole journal and holds every byte against its hash and every frame
/// against the chain.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks every frame of the journal; changes nothing, and may run beside the server.")
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "What was signed, as a sink got it. Default: the file in the data directory.")
  private @Nullable Path checkpoints;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "What it was signed with. Default: signing.pub in the data directory.")
  private @Nullable Path publicKey;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Holds what `lobby recall` wrote against its signature and the journal too.")
  private @Nullable Path evidence;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public VerifyCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path data = options.read().settings().data();
    Path journal = Store.journal(data);
    Path signed = checkpoints == null ? Store.checkpoints(data) : checkpoints;
    List<Checkpoint> statements = new ArrayList<>();
    Verification found;
    if (checkpoints != null || evidence != null || Files.exists(signed)) {
      PublicKey key =
          VerifyMain.publicKey(publicKey == null ? data.resolve("signing.pub") : publicKey);
      if (checkpoints != null || Files.exists(signed)) {
        statements.addAll(VerifyMain.checkpoints(signed));
      }
      if (evidence != null) {
        statements.addAll(evidence(evidence, key));
      }
      found = Verification.of(journal, statements, key);
    } else {
      found = Verification.of(journal);
    }
    out.println(VerifyMain.report(journal, found, statements));
    if (Files.exists(signed)) {
      VerifyMain.torn(signed).ifPresent(out::println);
    }
    if (evidence != null) {
      out.println("  The evidence in " + evidence + " is as it was signed, and so is the journal.");
    }
    out.flush();
    return 0;
  }

  private static List<Checkpoint> evidence(Path file, PublicKey key) throws IOException {
    try {
      return Evidence.check(Files.readString(file), key);
    } catch (IllegalArgumentException e) {
      throw new Settings.Invalid(file + ": " + e.getMessage());
    } catch (MalformedInputException e) {
      throw new Settings.Invalid(file + " is not UTF-8, and so no evidence of a recall.");
    }
  }
}
