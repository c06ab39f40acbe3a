package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.StoredViews;
import dev.lobby.conversation.Conversations;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.LogFilter;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `lobby rebuild`: folds the whole journal into the views again and says what they hold.
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Rebuilds every view from the journal and tells what it holds; the server must not run.")
public final class RebuildCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;
  @Spec private CommandSpec spec;

  /// How long the log is indexed between two lines of progress.
  private static final Duration STEP = Duration.ofSeconds(1);

  /// Used by picocli.
  public RebuildCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Settings settings = options.read().settings();
    long start = System.nanoTime();
    try (Store store = Store.openExisting(settings)) {
      ViewStore.remove(StoredViews.directory(settings.data()));
      try (StoredViews stored =
              StoredViews.open(settings.data(), store.journal(), settings.value());
          Views views =
              new Views(store.journal(), stored.store(), stored.all(), new FoldProgress(out))) {
        ConversationIndex index = stored.index();
        while (index.pending() > 0) {
          out.printf(Locale.ROOT, "log: %,d conversations to index%n", index.pending());
          out.flush();
          index.awaitIndexed(STEP);
        }
        ConversationSearch search =
            new ConversationSearch(index, new Conversations(store.journal()));
        out.printf(
            Locale.ROOT,
            "Rebuilt from %d frames in %.2f s: %d conversations, %d tickets waiting.%n",
            views.watermark(),
            (System.nanoTime() - start) / 1e9,
            search.latest(LogFilter.NONE, 0, 0).total(),
            stored.queue().waiting().size());
      }
    }
    out.flush();
    return 0;
  }
}
