package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.conversation.Conversations;
import dev.lobby.retention.Retention;
import dev.lobby.retention.RetentionPlan;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lobby retention`: tells what the rules of retention take, and takes it.
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what is due by the rules under `retention` in the settings, and what stays and why;"
          + " the server must not run.",
      "With --apply the words and names in what is due are overwritten, for good."
    })
public final class RetentionCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(names = "--dry-run", description = "Only tells. This is the default.")
  private boolean dryRun;

  @Option(names = "--apply", description = "Blanks what is due. It cannot be undone.")
  private boolean apply;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so, with --apply.")
  private String by = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public RetentionCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    if (apply && dryRun) {
      throw new ParameterException(
          spec.commandLine(), "--dry-run tells and --apply does: give one of them.");
    }
    if (apply && by.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--apply needs --by NAME, which is written down with what it took.");
    }
    Settings settings = options.read().settings();
    PrintWriter out = spec.commandLine().getOut();
    try (Store store = Store.openExisting(settings)) {
      Retention retention =
          new Retention(
              store.journal(),
              store.keys(),
              new Conversations(store.journal()),
              settings.retention(),
              InstantSource.system());
      RetentionPlan plan = apply ? retention.apply(by.strip()) : retention.plan();
      out.println(plan.text(settings.timeZone()));
      out.println(
          apply
              ? "What was due is blanked. 已清除。Backups still hold it until the next into the same"
                  + " directory."
              : "Nothing was changed. Blank what is due with --apply --by NAME.");
      out.flush();
      return 0;
    }
  }
}
