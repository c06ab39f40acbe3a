package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.evaluation.HeldOutQuestions;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.publishing.Activation;
import dev.lobby.publishing.ReleaseFolder;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.gate.Gate;
import dev.lobby.publishing.gate.GateReport;
import dev.lobby.publishing.gate.GateReportJson;
import dev.lobby.publishing.gate.GateReportText;
import dev.lobby.publishing.gate.OwnPhrasings;
import dev.lobby.staff.Staff;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lobby gate`: what a candidate release would have said to the customers of the last days.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a candidate release answer the real turns of the last days and the regression set beside"
          + " the release that answers, and tells what is different; the server must not run.",
      "Exit code 0: every limit under `gate` in the settings is kept. 1: it is refused.",
      "With --publish a candidate that passes answers from the next start on."
    })
public final class GateCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "DIR",
      description = "The release that may answer.")
  private Path candidate = Path.of("");

  @Option(names = "--days", paramLabel = "N", description = "How far to look back: gate.days.")
  private @Nullable Integer days;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description =
          "The regression set: article or -, zh or en, question, apart by tabs. Default: the setting"
              + " gate.questions, else that of the starter bank where it is.")
  private @Nullable Path questions;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many questions to show. Default: ${DEFAULT-VALUE}.")
  private int examples;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Option(names = "--publish", description = "Lets the candidate answer when it passes.")
  private boolean publish;

  @Option(
      names = "--override",
      description = "With --publish: also when it does not pass. Kept with name and reason.")
  private boolean override;

  @Option(names = "--by", paramLabel = "USER", description = "Who publishes.")
  private String by = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public GateCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws InterruptedException {
    if ((override || !by.isBlank() || !reason.isBlank()) && !publish) {
      throw new ParameterException(
          spec.commandLine(), "--override, --by and --reason go with --publish.");
    }
    if (publish && (by.isBlank() || reason.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), "--publish needs --by USER and --reason TEXT, which are kept.");
    }
    Map<String, String> flags = new HashMap<>();
    if (days != null) {
      flags.put("gate.days", days.toString());
    }
    if (questions != null) {
      flags.put("gate.questions", questions.toString());
    }
    Settings settings = options.read(flags).settings();
    Embedders embedders = settings.embedders();
    try (Store store = Store.openExisting(settings)) {
      if (publish && new Staff(store.journal()).find(by).isEmpty()) {
        return refuse("nobody signs in as " + by + "; name a member of staff with --by");
      }
      ReleaseFolder folder = new ReleaseFolder(Store.releases(settings.data()));
      GateReport report = gate(settings, embedders, store, folder);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          json
              ? GateReportJson.of(report, examples).toPrettyString()
              : GateReportText.of(report, examples).strip());
      out.flush();
      if (!publish) {
        return report.passed() ? 0 : 1;
      }
      return publish(settings, embedders, store, folder, report);
    }
  }

  private GateReport gate(Settings settings, Embedders embedders, Store store, ReleaseFolder folder)
      throws InterruptedException {
    Path beside =
        options.namesRelease()
            ? settings.release()
            : Releases.answering(store.journal(), folder, settings.release());
    Gate gate =
        new Gate(
            store.journal(),
            settings.timeZone(),
            settings.leads(),
            settings.gate().rules(),
            InstantSource.system(),
            Runtime.getRuntime().availableProcessors());
    try (Release now = Release.open(beside, embedders);
        Release next = Release.open(candidate, embedders)) {
      return gate.run(now, next, regression(settings), List.of(), Gate.Progress.NONE)
          .with(OwnPhrasings.of(now, next, candidate));
    }
  }

  private static List<Question> regression(Settings settings) {
    Path starter = BankFolders.of(null).golden("questions.tsv");
    return settings
        .gate()
        .questions()
        .or(() -> Optional.of(starter).filter(Files::exists))
        .map(HeldOutQuestions::read)
        .orElse(List.of());
  }

  private int publish(
      Settings settings,
      Embedders embedders,
      Store store,
      ReleaseFolder folder,
      GateReport report) {
    PrintWriter err = spec.commandLine().getErr();
    try (Releases releases =
        Releases.open(
            store.journal(),
            folder,
            settings.release(),
            embedders,
            line -> err.println("lobby: " + line))) {
      folder.keepCopy(candidate);
      Activation activation =
          override ? releases.override(report, by, reason) : releases.publish(report, by, reason);
      return switch (activation) {
        case Activation.Done(String id, String before) -> {
          PrintWriter out = json ? err : spec.commandLine().getOut();
          out.println(
              "The release "
                  + Releases.brief(id)
                  + " answers from the next start on; before it "
                  + Releases.brief(before)
                  + " did. 已发布。");
          out.flush();
          yield 0;
        }
        case Activation.Refused(String why) -> refuse(why);
      };
    }
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("lobby: " + why + (why.endsWith(".") ? "" : "."));
    err.flush();
    return 1;
  }
}
