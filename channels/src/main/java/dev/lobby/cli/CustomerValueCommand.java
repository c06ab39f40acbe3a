package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.value.RulesTrial;
import dev.lobby.value.RulesTrial.Move;
import dev.lobby.value.ValueRules;
import dev.lobby.value.ValueRulesFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby customers value`: how many customers are in which class, and what other rules would
/// change.
@Command(
    name = "value",
    mixinStandardHelpOptions = true,
    description = {
      "Counts customers by class, stage and risk; the server must not run. Nothing is changed.",
      "With --rules: how many of them would be what instead."
    })
final class CustomerValueCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules to be tried, as YAML. Default: those in force.")
  private @Nullable Path rules;

  @Option(names = "--print", description = "Prints the rules in force, to begin with, and no more.")
  private boolean print;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Used by picocli.
  CustomerValueCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = options.read().settings();
    if (print) {
      out.print(settings.value().rules().text());
      out.flush();
      return 0;
    }
    ValueRules then;
    try {
      then = rules == null ? settings.value().rules() : ValueRulesFile.read(rules);
    } catch (MalformedContentException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("lobby: these rules cannot be used.");
      e.errors().forEach(err::println);
      return 1;
    }
    try (StoppedStore stopped = StoppedStore.open(settings)) {
      RulesTrial trial =
          RulesTrial.of(
              stopped.views().values(),
              stopped.views().customers(),
              then,
              LocalDate.ofInstant(Instant.now(), settings.timeZone()));
      tell(trial, out);
    }
    out.flush();
    return 0;
  }

  private void tell(RulesTrial trial, PrintWriter out) {
    out.printf(Locale.ROOT, "%,d customers on %s.%n", trial.customers(), trial.day());
    for (Move move : trial.moves()) {
      out.printf(
          Locale.ROOT,
          "  %-14s %s%,12d%n",
          move.of().wire(),
          rules == null
              ? String.format(Locale.ROOT, "%-12s", move.from())
              : String.format(
                  Locale.ROOT,
                  "%-12s %s %-12s",
                  move.from(),
                  move.changes() ? "→" : "=",
                  move.to()),
          move.customers());
    }
    if (rules != null) {
      out.printf(Locale.ROOT, "%,d would change class.%n", trial.changingClass());
    }
  }
}
