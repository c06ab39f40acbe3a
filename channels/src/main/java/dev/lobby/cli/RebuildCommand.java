package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.desk.DeskQueue;
import dev.lobby.journal.Journal;
import dev.lobby.review.ConversationSearch;
import dev.lobby.view.Views;
import java.io.PrintWriter;
import java.util.List;
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
      Journal journal = store.journal();
      DeskQueue queue = new DeskQueue();
      Summaries summaries = new Summaries();
      try (ConversationSearch search = new ConversationSearch(new Conversations(journal));
          Views views = new Views(journal, List.of(queue, summaries, search))) {
        // The first search indexes every conversation.
        search.find("", 1);
        out.printf(
            Locale.ROOT,
            "Rebuilt from %d frames in %.2f s: %d conversations, %d tickets waiting.%n",
            views.watermark(),
            (System.nanoTime() - start) / 1e9,
            summaries.latest(null).size(),
            queue.waiting().size());
      }
    }
    out.println("Views live in memory: the server builds them anew at every start.");
    out.flush();
    return 0;
  }
}
