package dev.lobby.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `lobby bench`: how fast Lobby is here, beside what the machine can do at all.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed on this machine, beside a baseline in the same run.",
    subcommands = {
      CustomersBench.class,
      GapsBench.class,
      JournalBench.class,
      MessagesBench.class,
      SearchBench.class,
      StoreBench.class,
      UnderstandBench.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public BenchCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
