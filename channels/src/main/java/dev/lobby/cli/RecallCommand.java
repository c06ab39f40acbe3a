package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.conversation.Conversations;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseException;
import dev.lobby.knowledge.article.Article;
import dev.lobby.publishing.ReleaseFolder;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.recall.Evidence;
import dev.lobby.publishing.recall.Recall;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Recalled;
import dev.lobby.publishing.recall.Recall.Telling;
import dev.lobby.publishing.recall.RecallableArticles;
import dev.lobby.review.ConversationSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby recall`: who was told an article between two points in time.
@Command(
    name = "recall",
    description = {
      "Lists who was told an article, when and in which words; the server must not run.",
      "While the server runs, supervisors do the same through its API, and send a correction."
    })
public final class RecallCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 10;

  @Mixin private SettingsOptions options;

  @Parameters(paramLabel = "ARTICLE", description = "The article's id, or that of an incident.")
  private String article = "";

  /// Picocli's own options would take `--version`, which here is the article's.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("unused")
  private boolean help;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Only this version of it. Default: any.")
  private @Nullable String version;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "2026-05-03, 2026-05-03T14:30 or 2026-05-03T14:30:00+08:00.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "As --from; a day is in it to its end, a time is not.")
  private String to = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Writes a signed file too, which `lobby verify --evidence FILE` checks.")
  private @Nullable Path evidence;

  @Option(
      names = "--by",
      paramLabel = "USER",
      defaultValue = "command-line",
      description = "Who asks, for the audit. Default: ${DEFAULT-VALUE}.")
  private String by = "";

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public RecallCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = options.read().settings();
    Query query = query(settings.timeZone());
    InstantSource clock = InstantSource.system();
    try (StoppedStore stopped = StoppedStore.open(settings)) {
      Store store = stopped.store();
      ConversationSearch search =
          new ConversationSearch(stopped.views().index(), new Conversations(store.journal()));
      known(articles(settings, stopped, search));
      Recall recall = new Recall(store.journal(), stopped.views().summaries(), search);
      Recalled found = recall.of(query);
      new Audit(store.journal(), clock).acted(by, Action.RECALLED_ANSWERS, null, query.toString());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Evidence.json(found, store.journal()).toPrettyString());
      } else {
        print(out, found, settings.timeZone());
      }
      if (evidence != null) {
        Files.writeString(
            evidence,
            Evidence.of(found, store.journal(), by, clock.instant(), store.signing()) + "\n");
      }
      out.flush();
      return 0;
    }
  }

  private static RecallableArticles articles(
      Settings settings, StoppedStore stopped, ConversationSearch search) {
    Journal journal = stopped.store().journal();
    ReleaseFolder folder = new ReleaseFolder(Store.releases(settings.data()));
    return new RecallableArticles(
        () -> released(Releases.answering(journal, folder, settings.release())),
        folder::find,
        journal,
        stopped.views().articles(),
        stopped.views().incidents(),
        search);
  }

  /// None where there is no release: what was told is in the journal.
  private static List<Article> released(Path release) {
    try {
      return Release.contents(release).articles();
    } catch (ReleaseException e) {
      return List.of();
    }
  }

  /// Nobody was told what nothing is known of, and that would read as good news.
  private void known(RecallableArticles articles) {
    if (articles.knows(article)) {
      return;
    }
    List<RecallableArticles.Known> near = articles.sought(article);
    throw new ParameterException(
        spec.commandLine(),
        "There is no article or incident with the id \""
            + article
            + "\", and there never was. 没有这个编号的文章或突发情况，过去也没有。"
            + (near.isEmpty()
                ? " Give a part of its id or title, and what has it is listed. 请输入编号或标题的一部分来查找。"
                : " Is it one of these? 是不是下面的？"
                    + near.stream()
                        .limit(MOST_NAMED)
                        .map(one -> "\n  " + one.id() + "  " + one.zh() + " / " + one.en())
                        .collect(Collectors.joining())));
  }

  private Query query(ZoneId zone) {
    try {
      return new Query(article, version, Moment.from(from, zone), Moment.to(to, zone));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void print(PrintWriter out, Recalled found, ZoneId zone) {
    if (found.tellings().isEmpty()) {
      out.println("Nobody was told " + found.query() + ". 这段时间没有人被告知过这篇内容。");
      return;
    }
    DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    for (Telling telling : found.tellings()) {
      out.println(
          time.format(telling.at())
              + "  "
              + (telling.erased() ? "erased" : telling.customer())
              + "  "
              + telling.channel()
              + "  version "
              + telling.version()
              + "  "
              + telling.conversation()
              + ":"
              + telling.seq()
              + (telling.laterVersion() == null ? "" : "  later told " + telling.laterVersion())
              + (telling.correctedAt() == null
                  ? ""
                  : "  corrected " + time.format(telling.correctedAt())));
      out.println("    " + telling.words().replace("\n", "\n    "));
    }
    out.println(
        found.customers()
            + " people were told, "
            + found.tellings().size()
            + " times in all. 共 "
            + found.customers()
            + " 人被告知 "
            + found.tellings().size()
            + " 次。");
  }
}
