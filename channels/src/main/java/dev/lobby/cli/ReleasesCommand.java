package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.publishing.Activation;
import dev.lobby.publishing.ReleaseFolder;
import dev.lobby.publishing.ReleaseHistory;
import dev.lobby.publishing.ReleasedArticles;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.TakenBack;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.staff.Staff;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby releases`: which release answered when, and going back to one.
@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    subcommands = ReleasesCommand.Activate.class,
    description = {
      "Lists which release answered from when on, who published it and what the gate had said;"
          + " the server must not run.",
      "While the server runs, editors do the same in the knowledge console."
    })
public final class ReleasesCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public ReleasesCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Settings settings = options.read().settings();
    try (Store store = Store.openExisting(settings)) {
      ReleaseFolder folder = new ReleaseFolder(Store.releases(settings.data()));
      PrintWriter out = spec.commandLine().getOut();
      String line = "%-20s  %-64s  %-4s  %-12s  %-10s  %s%n";
      out.printf(Locale.ROOT, line, "SINCE", "RELEASE", "KEPT", "BY", "GATE", "REASON");
      for (ReleaseHistory.Entry entry : ReleaseHistory.of(store.journal()).activations()) {
        out.printf(
            Locale.ROOT,
            line,
            entry.at().truncatedTo(ChronoUnit.SECONDS),
            entry.release(),
            folder.find(entry.release()).isPresent() ? "yes" : "no",
            entry.by() == null ? "(a start)" : entry.by(),
            entry.figures() == null ? "-" : entry.exceeded().isEmpty() ? "passed" : "overridden",
            entry.reason() == null ? "" : entry.reason());
      }
      out.flush();
      return 0;
    }
  }

  /// `lobby releases activate`: lets a release answer again.
  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description = {
        "Lets a release that answered before answer again, from the next start on.",
        "Articles that it takes back become drafts again, as when an editor goes back."
      })
  static final class Activate implements Callable<Integer> {

    @Mixin private SettingsOptions options;

    @Parameters(paramLabel = "ID", description = "The release, as the list shows it.")
    private String id = "";

    @Option(names = "--by", required = true, paramLabel = "USER", description = "Who wants it.")
    private String by = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Activate() {
      this.options = new SettingsOptions();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
      Settings settings = options.read().settings();
      PrintWriter err = spec.commandLine().getErr();
      try (StoppedStore stopped = StoppedStore.open(settings)) {
        Store store = stopped.store();
        if (new Staff(store.journal()).find(by).isEmpty()) {
          err.println("lobby: nobody signs in as " + by + "; name a member of staff with --by.");
          return 1;
        }
        try (Releases releases =
            Releases.open(
                store.journal(),
                new ReleaseFolder(Store.releases(settings.data())),
                settings.release(),
                settings.embedders(),
                told -> err.println("lobby: " + told))) {
          return switch (releases.activate(id, by, reason)) {
            case Activation.Done(String now, String before) -> {
              List<String> drafted =
                  new TakenBack(
                          store.journal(),
                          stopped.views().articles(),
                          new ReleasedArticles(releases),
                          new CatalogueDesk(
                              store.journal(),
                              () -> releases.current().catalogue(),
                              () -> releases.current().articles()),
                          new GlossaryDesk(store.journal(), () -> releases.current().glossary()))
                      .settle(by, reason, now);
              PrintWriter out = spec.commandLine().getOut();
              out.println(
                  "The release "
                      + Releases.brief(now)
                      + " answers from the next start on; before it "
                      + Releases.brief(before)
                      + " did. 已切换。");
              if (!drafted.isEmpty()) {
                out.println(
                    "What it takes back are drafts again: "
                        + String.join(", ", drafted)
                        + ". 收回的内容已变回草稿。");
              }
              out.flush();
              yield 0;
            }
            case Activation.Refused(String why) -> {
              err.println("lobby: " + why);
              yield 1;
            }
          };
        }
      }
    }
  }
}
