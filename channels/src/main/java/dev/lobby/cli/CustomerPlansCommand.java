package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.outreach.Known;
import dev.lobby.outreach.Outreach;
import dev.lobby.outreach.PlanDesk;
import dev.lobby.outreach.PlanTrial;
import dev.lobby.outreach.Plans;
import dev.lobby.outreach.PlansFile;
import dev.lobby.outreach.Why;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby customers plans`: how many customers each contact plan would reach now.
@Command(
    name = "plans",
    mixinStandardHelpOptions = true,
    description = {
      "Counts whom each contact plan would reach now, and who is held back and why; the server must"
          + " not run. Nobody is contacted."
    })
final class CustomerPlansCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--plans",
      paramLabel = "FILE",
      description = "Plans to be tried, as YAML. Default: those in force.")
  private @Nullable Path plans;

  @Option(names = "--print", description = "Prints the plans in force, to begin with, and no more.")
  private boolean print;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Used by picocli.
  CustomerPlansCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = options.read().settings();
    if (print) {
      out.print(settings.contacts().plans().text());
      out.flush();
      return 0;
    }
    Plans tried;
    try {
      tried = plans == null ? settings.contacts().plans() : PlansFile.read(plans);
    } catch (MalformedContentException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("lobby: these plans cannot be used.");
      e.errors().forEach(err::println);
      return 1;
    }
    try (StoppedStore stopped = StoppedStore.open(settings)) {
      tell(outreach(settings, stopped).trial(tried), out);
    }
    out.flush();
    return 0;
  }

  private static Outreach outreach(Settings settings, StoppedStore stopped) {
    Journal journal = stopped.store().journal();
    return new Outreach(
        settings.contacts().plans(),
        settings.contacts().limit(),
        new Known(
            journal,
            new Customers(journal, stopped.store().secret()),
            new Conversations(journal),
            stopped.views().summaries(),
            stopped.views().customers(),
            stopped.views().values(),
            stopped.views().complaints(),
            stopped.views().followUps(),
            stopped.views().members(),
            stopped.views().outreaches(),
            stopped.views().surveys(),
            stopped.views().leads()),
        new FollowUpDesk(journal, InstantSource.system()),
        new PlanDesk(journal),
        settings.complaintClocks().calendar(),
        InstantSource.system());
  }

  private static void tell(PlanTrial trial, PrintWriter out) {
    for (PlanTrial.Reach reach : trial.plans()) {
      out.printf(
          Locale.ROOT,
          "%-24s %,12d customers%s%n",
          reach.plan().id(),
          reach.customers(),
          trial.overLimit(reach)
              ? String.format(
                  Locale.ROOT, ", more than %,d: a supervisor has to agree", trial.limit())
              : "");
      line(out, "not to be contacted", reach.notContacted());
      line(out, "message", reach.messages());
      lines(out, "work item", reach.work());
      lines(out, "waits", reach.waiting());
      lines(out, "held back", reach.heldBack());
    }
  }

  private static void lines(PrintWriter out, String what, Map<Why, Integer> counts) {
    counts.forEach((why, count) -> line(out, what + ": " + why.wire(), count));
  }

  private static void line(PrintWriter out, String what, int count) {
    if (count > 0) {
      out.printf(Locale.ROOT, "  %-30s %,12d%n", what, count);
    }
  }
}
