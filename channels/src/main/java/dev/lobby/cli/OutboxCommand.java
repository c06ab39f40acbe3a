package dev.lobby.cli;

import dev.lobby.Store;
import dev.lobby.channel.webhook.WebhookChannel;
import dev.lobby.outbox.DeadLetters;
import dev.lobby.outbox.DeadLetters.Outcome;
import dev.lobby.outbox.Letter;
import dev.lobby.outbox.Letters;
import dev.lobby.staff.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby outbox`: what customers were to be told through a provider and were not yet.
@Command(
    name = "outbox",
    mixinStandardHelpOptions = true,
    subcommands = {OutboxCommand.Replay.class, OutboxCommand.Discard.class},
    description = {
      "Lists the letters to customers that wait or are dead; the server must not run.",
      "While the server runs, supervisors do the same through its API."
    })
public final class OutboxCommand implements Callable<Integer> {

  private static final Set<String> CHANNELS = Set.of(WebhookChannel.NAME);

  @Mixin private SettingsOptions options;

  @Option(names = "--dead", description = "Only the dead letters.")
  private boolean onlyDead;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public OutboxCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
      Letters letters = stopped.views().letters();
      PrintWriter out = spec.commandLine().getOut();
      List<Letter> waiting = onlyDead ? List.of() : letters.waiting();
      if (json) {
        JsonObject all = new JsonObject();
        if (!onlyDead) {
          all.put("waiting", json(waiting));
        }
        out.println(all.put("dead", json(letters.dead())).encodePrettily());
      } else {
        print(out, Stream.concat(letters.dead().stream(), waiting.stream()).toList());
      }
      out.flush();
      return 0;
    }
  }

  private static JsonArray json(List<Letter> letters) {
    return new JsonArray(
        letters.stream()
            .map(letter ->
                new JsonObject()
                    .put("id", letter.id())
                    .put("conversation", letter.conversation())
                    .put("channel", letter.channel())
                    .put("since", letter.since().toString())
                    .put("tries", letter.tries())
                    .put("lastError", letter.error()))
            .toList());
  }

  private static void print(PrintWriter out, List<Letter> letters) {
    if (letters.isEmpty()) {
      out.println("No letter waits or is dead. 没有待发或失败的消息。");
      return;
    }
    int width = letters.stream().mapToInt(letter -> letter.id().length()).max().orElse(0);
    String line = "%-7s  %-" + width + "s  %-8s  %5s  %-24s  %s%n";
    out.printf(Locale.ROOT, line, "STATE", "ID", "CHANNEL", "TRIES", "SINCE", "LAST ERROR");
    for (Letter letter : letters) {
      out.printf(
          Locale.ROOT,
          line,
          letter.dead() ? "dead" : "waiting",
          letter.id(),
          letter.channel(),
          letter.tries(),
          letter.since().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
          letter.error() == null ? "" : letter.error());
    }
    out.println("An ID is the conversation's and the place of the message in it.");
  }

  /// Does something about letters in the name of somebody who may sign in.
  private static int step(
      SettingsOptions options,
      CommandSpec spec,
      String by,
      Function<Letters, List<String>> which,
      Step step,
      String done) {
    try (StoppedStore stopped = StoppedStore.open(options.read().settings())) {
      Store store = stopped.store();
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      if (new Staff(store.journal()).find(by).isEmpty()) {
        err.println("lobby: nobody signs in as " + by + "; name a member of staff with --by.");
        return 1;
      }
      DeadLetters deadLetters = new DeadLetters(store.journal(), CHANNELS);
      int refused = 0;
      for (String id : which.apply(stopped.views().letters())) {
        switch (step.take(deadLetters, id)) {
          case Outcome.Done(String letter) -> out.println(done + letter);
          case Outcome.Refused(String why) -> {
            err.println("lobby: " + why);
            refused++;
          }
        }
      }
      out.flush();
      return refused == 0 ? 0 : 1;
    }
  }

  @FunctionalInterface
  private interface Step {
    Outcome take(DeadLetters deadLetters, String id);
  }

  /// `lobby outbox replay`: sends dead letters after all.
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description =
          "Lets dead letters be sent when the server runs again; they say that they come late.")
  static final class Replay implements Callable<Integer> {

    /// Which ones.
    static final class Which {
      @Parameters(arity = "1", paramLabel = "ID", description = "The letter.")
      private @Nullable String id;

      @Option(names = "--all", required = true, description = "All dead letters.")
      private boolean all;
    }

    @Mixin private SettingsOptions options;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--by", required = true, paramLabel = "USER", description = "Who says so.")
    private String by = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Replay() {
      this.options = new SettingsOptions();
      this.spec = CommandSpec.create();
      this.which = new Which();
    }

    @Override
    public Integer call() {
      return step(
          options,
          spec,
          by,
          letters ->
              which.all || which.id == null
                  ? letters.dead().stream().map(Letter::id).toList()
                  : List.of(which.id),
          (deadLetters, id) -> deadLetters.replay(id, by),
          "To be sent when the server runs: ");
    }
  }

  /// `lobby outbox discard`: gives a letter up.
  @Command(
      name = "discard",
      mixinStandardHelpOptions = true,
      description = "Gives a letter up, dead or waiting; it is never sent.")
  static final class Discard implements Callable<Integer> {

    @Mixin private SettingsOptions options;

    @Parameters(paramLabel = "ID", description = "The letter.")
    private String id = "";

    @Option(names = "--by", required = true, paramLabel = "USER", description = "Who says so.")
    private String by = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Spec private CommandSpec spec;

    /// Used by picocli.
    Discard() {
      this.options = new SettingsOptions();
      this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
      return step(
          options,
          spec,
          by,
          letters -> List.of(id),
          (deadLetters, letter) -> deadLetters.discard(letter, by, reason),
          "Discarded: ");
    }
  }
}
