package dev.lobby.cli;

import dev.lobby.Store;
import dev.lobby.journal.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;

  /// Used by picocli.
  public VerifyCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path journal = Store.journal(options.read().settings().data());
    Verification found = Verification.of(journal);
    out.println("The journal in " + journal + " is whole.");
    out.println("  segments  " + found.segments());
    out.println("  frames    " + found.frames());
    out.println("  events    " + found.events());
    out.println("  last      " + (found.last() == null ? "-" : found.last()));
    out.println("  head      " + found.headHash());
    if (found.tornBytes() > 0) {
      out.println(
          "  The last "
              + found.tornBytes()
              + " bytes belong to a batch that was not finished: it is being written now, or Lobby was stopped in it;"
              + " the next start cuts it. Damage to the very last batch would look the same.");
    }
    out.flush();
    return 0;
  }
}
