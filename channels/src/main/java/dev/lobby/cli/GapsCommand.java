package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.customer.Customers;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.ReleaseFolder;
import dev.lobby.publishing.ReleasedArticles;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.gap.Gap;
import dev.lobby.publishing.gap.Gaps;
import dev.lobby.publishing.gap.GapsJson;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lobby gaps`: what customers asked in vain.
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the questions of the last days that got no answer, those of one meaning together, the"
          + " most pressing first; the server must not run.",
      "While the server runs, editors see them in the knowledge console, and close them there."
    })
public final class GapsCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(names = "--days", paramLabel = "N", description = "How far to look back: gaps.days.")
  private @Nullable Integer days;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many gaps to show, without --json. Default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(names = "--all", description = "Those that were dealt with or are answered by now, too.")
  private boolean all;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Option(
      names = "--by",
      paramLabel = "USER",
      defaultValue = "command-line",
      description = "Who asks, for the audit. Default: ${DEFAULT-VALUE}.")
  private String by = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public GapsCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Map<String, String> flags = new HashMap<>();
    if (days != null) {
      flags.put("gaps.days", days.toString());
    }
    Settings settings = options.read(flags).settings();
    InstantSource clock = InstantSource.system();
    try (StoppedStore stopped = StoppedStore.open(settings)) {
      Store store = stopped.store();
      try (Releases releases =
          Releases.open(
              store.journal(),
              new ReleaseFolder(Store.releases(settings.data())),
              settings.release(),
              settings.embedders(),
              line -> spec.commandLine().getErr().println("lobby: " + line))) {
        Library library =
            new Library(
                store.journal(),
                stopped.views().articles(),
                new ReleasedArticles(releases),
                settings.approval(),
                new Lint(settings.answerLimits(), field -> false));
        Gaps.Found found =
            new Gaps(
                    store.journal(),
                    releases,
                    settings.embedders(),
                    library,
                    new Customers(store.journal(), store.secret()),
                    settings.gaps(),
                    clock,
                    settings.timeZone())
                .find(settings.gaps().days());
        new Audit(store.journal(), clock).acted(by, Action.READ_GAPS, null, null);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
          out.println(
              GapsJson.of(
                      found,
                      settings.gaps(),
                      closest ->
                          library
                              .find(closest.article())
                              .flatMap(Library.Entry::shown)
                              .map(article -> title(article))
                              .orElse(closest.article()))
                  .toPrettyString());
        } else {
          print(out, found);
        }
        out.flush();
      }
      return 0;
    }
  }

  private static String title(Article article) {
    return article.titles().values().stream().sorted().collect(Collectors.joining(" · "));
  }

  private void print(PrintWriter out, Gaps.Found found) {
    List<Gap> shown =
        found.gaps().stream().filter(gap -> all || gap.state() == Gap.State.OPEN).toList();
    out.println(
        found.questions()
            + " questions of the last "
            + found.days()
            + " days had no answer, in "
            + (found.gaps().size() + found.more())
            + " gaps"
            + (found.cut() == 0 ? "" : "; " + found.cut() + " older ones were left out")
            + ". 最近 "
            + found.days()
            + " 天有 "
            + found.questions()
            + " 个问题没有答复。");
    for (Gap gap : shown.subList(0, Math.min(most, shown.size()))) {
      Gap.Closest closest = gap.closest();
      out.printf(
          Locale.ROOT,
          "%8.1f  %4d times by %d, %d to a person  %s  [%s]  %s%s%n",
          gap.cost(),
          gap.times(),
          gap.customers(),
          gap.persons(),
          gap.title(),
          String.join(", ", gap.terms()),
          closest == null
              ? "nothing near"
              : String.format(
                  Locale.ROOT, "%s %.0f %%", closest.article(), 100 * closest.probability()),
          gap.state() == Gap.State.OPEN ? "" : "  " + gap.state().wire());
      gap.questions().stream()
          .filter(it -> !it.text().equals(gap.title()))
          .limit(3)
          .forEach(it -> out.println("            " + it.text() + "  ×" + it.times()));
    }
    if (shown.size() > most) {
      out.println("and " + (shown.size() - most) + " more; --most shows them. 其余请加 --most。");
    }
  }
}
