package dev.lobby.cli;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.match.Budget;
import dev.lobby.knowledge.match.MatcherTraining;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lobby budget`: what a share of wrong answers buys, on utterances that training had not seen.
@Command(
    name = "budget",
    mixinStandardHelpOptions = true,
    description =
        "Tells how many messages are answered, and how many of them wrongly, from each probability on.")
public final class BudgetCommand implements Callable<Integer> {

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      description = "The share of answers that may be wrong. Default: ${DEFAULT-VALUE}.")
  private double target = Budget.TARGET;

  @Mixin private ReleaseOptions options;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public BudgetCommand() {
    this.options = new ReleaseOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    if (!(target > 0 && target < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--target is " + target + "; allowed is a share between 0 and 1, such as 0.02.");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Budget.of(MatcherTraining.expected(Release.outcomes(options.read().release())), target)
            .report());
    out.flush();
    return 0;
  }
}
