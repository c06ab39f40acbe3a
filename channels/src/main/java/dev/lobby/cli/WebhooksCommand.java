package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.outbox.DeadLetters.Outcome;
import dev.lobby.staff.Staff;
import dev.lobby.webhook.Backlog;
import dev.lobby.webhook.DeadNotices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lobby webhooks`: how far the bank's systems were told what changed of customers' records.
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    subcommands = {WebhooksCommand.Replay.class, WebhooksCommand.Discard.class},
    description = {
      "Lists the receivers of changes, what waits for each and what it did not want; the server must"
          + " not run.",
      "While the server runs, GET /health/webhooks tells how far behind each is."
    })
public final class WebhooksCommand implements Callable<Integer> {

  /// How many changes are counted before it is only said that there are more.
  private static final int MOST_COUNTED = 100_000;

  @Mixin private SettingsOptions options;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  /// Used by picocli.
  public WebhooksCommand() {
    this.options = new SettingsOptions();
    this.spec = CommandSpec.create();
  }

  /// How it stands with a receiver.
  ///
  /// @param backlog empty when the server never ran with it
  private record Told(String name, Optional<Backlog> backlog, List<DeadNotices.Dead> dead) {

    String waiting() {
      return backlog.map(it -> it.changes() + (it.more() ? " or more" : "")).orElse("unknown");
    }

    String oldest() {
      return backlog.map(Backlog::oldest).map(Object::toString).orElse("");
    }

    JsonObject json() {
      JsonArray dead = new JsonArray();
      for (DeadNotices.Dead one : this.dead) {
        dead.add(
            new JsonObject()
                .put("id", one.id())
                .put("type", one.type().wire())
                .put("customer", one.customer())
                .put("since", one.since().toString())
                .put("tries", one.tries())
                .put("lastError", one.reason())
                .put("replayed", one.replayed()));
      }
      return new JsonObject()
          .put("name", name)
          .put("waiting", backlog.map(Backlog::changes).orElse(null))
          .put("more", backlog.map(Backlog::more).orElse(false))
          .put("oldest", oldest().isEmpty() ? null : oldest())
          .put("dead", dead);
    }
  }

  @Override
  public Integer call() {
    Settings settings = options.read().settings();
    try (Store store = Store.openExisting(settings)) {
      List<Told> receivers =
          settings.receivers().stream()
              .map(Settings.WebhookReceiver::name)
              .map(name ->
                  new Told(
                      name,
                      Backlog.of(store.journal(), name, MOST_COUNTED),
                      new DeadNotices(store.journal(), name).all()))
              .toList();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        JsonArray all = new JsonArray();
        receivers.forEach(one -> all.add(one.json()));
        out.println(new JsonObject().put("receivers", all).encodePrettily());
      } else {
        print(out, receivers);
      }
      out.flush();
      return 0;
    }
  }

  private static void print(PrintWriter out, List<Told> receivers) {
    if (receivers.isEmpty()) {
      out.println(
          "No receiver is set: name one with webhooks.receivers and webhooks.secrets."
              + " 没有设置接收系统。");
      return;
    }
    String line = "%-20s  %-14s  %-28s  %s%n";
    out.printf(Locale.ROOT, line, "RECEIVER", "WAITING", "SINCE", "DEAD");
    for (Told one : receivers) {
      out.printf(Locale.ROOT, line, one.name, one.waiting(), one.oldest(), one.dead.size());
    }
    for (Told one : receivers) {
      for (DeadNotices.Dead dead : one.dead) {
        out.printf(
            Locale.ROOT,
            "%s  %-7s  %s  %s  %s  %s%n",
            one.name,
            dead.replayed() ? "replay" : "dead",
            dead.id(),
            dead.type().wire(),
            dead.since(),
            dead.reason());
      }
    }
  }

  /// Does something about dead notices in the name of somebody who may sign in.
  private static int step(
      SettingsOptions options,
      CommandSpec spec,
      String receiver,
      @Nullable String id,
      String by,
      BiFunction<DeadNotices, String, Outcome> step,
      String done) {
    Settings settings = options.read().settings();
    try (Store store = Store.openExisting(settings)) {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      if (new Staff(store.journal()).find(by).isEmpty()) {
        err.println("lobby: nobody signs in as " + by + "; name a member of staff with --by.");
        return 1;
      }
      DeadNotices dead = new DeadNotices(store.journal(), receiver);
      List<String> ids =
          id != null
              ? List.of(id)
              : dead.all().stream()
                  .filter(one -> !one.replayed())
                  .map(DeadNotices.Dead::id)
                  .toList();
      int refused = 0;
      for (String one : ids) {
        switch (step.apply(dead, one)) {
          case Outcome.Done(String notice) -> out.println(done + notice);
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

  /// `lobby webhooks replay`: sends dead notices after all.
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description =
          "Lets dead notices be sent when the server runs again; they say that they come late.")
  static final class Replay implements Callable<Integer> {

    /// Which ones.
    static final class Which {
      @Parameters(arity = "1", paramLabel = "ID", description = "The notice.")
      private @Nullable String id;

      @Option(names = "--all", required = true, description = "All dead notices.")
      private boolean all;
    }

    @Mixin private SettingsOptions options;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(
        names = "--receiver",
        required = true,
        paramLabel = "NAME",
        description = "Whom they were for.")
    private String receiver = "";

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
          receiver,
          which.all ? null : which.id,
          by,
          (dead, id) -> dead.replay(id, by),
          "To be sent when the server runs: ");
    }
  }

  /// `lobby webhooks discard`: gives a dead notice up.
  @Command(
      name = "discard",
      mixinStandardHelpOptions = true,
      description = "Gives a dead notice up; it is never sent.")
  static final class Discard implements Callable<Integer> {

    @Mixin private SettingsOptions options;

    @Parameters(paramLabel = "ID", description = "The notice.")
    private String id = "";

    @Option(
        names = "--receiver",
        required = true,
        paramLabel = "NAME",
        description = "Whom it was for.")
    private String receiver = "";

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
          receiver,
          id,
          by,
          (dead, notice) -> dead.discard(notice, by, reason),
          "Discarded: ");
    }
  }
}
