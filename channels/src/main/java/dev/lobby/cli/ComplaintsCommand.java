package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.complaint.ComplaintReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lobby complaints`: what a regulator asks for.
@Command(
    name = "complaints",
    mixinStandardHelpOptions = true,
    subcommands = ComplaintsCommand.Export.class,
    description = "Complaints of a period, as a regulator asks for them.")
public final class ComplaintsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public ComplaintsCommand() {
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: lobby complaints export --from DAY --to DAY --out FILE");
  }

  /// `lobby complaints export`: the complaints received in some days as CSV.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the complaints received from one day to another as CSV, with their times and whether",
        "each time limit was met, and counts them; the server must not run. While it runs,",
        "supervisors do the same on the complaints page."
      })
  static final class Export implements Callable<Integer> {

    @Mixin private SettingsOptions options;

    @Option(names = "--from", required = true, paramLabel = "DAY", description = "2026-01-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DAY",
        description = "The last day, to its end.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Where to write the table; the counts are printed.")
    private Path out = Path.of("complaints.csv");

    @Option(
        names = "--by",
        paramLabel = "USER",
        defaultValue = "command-line",
        description = "Who asks, for the audit. Default: ${DEFAULT-VALUE}.")
    private String by = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Export() {
      this.options = new SettingsOptions();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
      if (to.isBefore(from)) {
        throw new ParameterException(
            spec.commandLine(), "--to " + to + " is before --from " + from + ".");
      }
      Settings settings = options.read().settings();
      InstantSource clock = InstantSource.system();
      try (StoppedStore stopped = StoppedStore.open(settings)) {
        ComplaintReport report =
            ComplaintReport.of(
                stopped.views().complaints().all(),
                settings.complaintClocks(),
                from,
                to,
                clock.instant());
        new Audit(stopped.store().journal(), clock)
            .acted(by, Action.EXPORTED_COMPLAINTS, null, from + ".." + to);
        Files.writeString(out, report.csv());
        PrintWriter terminal = spec.commandLine().getOut();
        report.figures().forEach((name, count) -> terminal.printf("%8d  %s%n", count, name));
        terminal.flush();
        return 0;
      }
    }
  }
}
