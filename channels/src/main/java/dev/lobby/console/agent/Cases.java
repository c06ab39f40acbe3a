package dev.lobby.console.agent;

import dev.lobby.casework.Outcome;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.language.masking.Masker;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the APIs of boards have in common: steps on things that people look after.
final class Cases implements AutoCloseable {

  /// Who may look after something.
  static final Set<Role> OWNERS = Set.of(Role.AGENT, Role.SUPERVISOR);

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 4000;
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final String thing;
  private final Journal journal;
  private final Views views;
  private final Staff staff;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param thing what they are called, as in `There is no such complaint.`
  Cases(String thing, Journal journal, Views views, Staff staff) {
    this.thing = thing;
    this.journal = journal;
    this.views = views;
    this.staff = staff;
  }

  /// Answers with what work on a thread of its own comes to.
  void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, threads),
        answer -> Requests.answer(ctx, 200, answer));
  }

  /// What a step led to, once the board has it.
  ///
  /// @throws Problem when it was refused, with the reasons, or there is no such thing
  <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Refused<T>(var why) ->
          throw Problem.conflict(
              why.stream().map(one -> one.zh() + " " + one.en()).collect(Collectors.joining("\n")));
      case Outcome.Unknown<T> unknown -> throw Problem.notFound("There is no such " + thing + ".");
      case Outcome.Done<T>(T now) -> {
        try {
          views.await(journal.head(), CATCH_UP);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield now;
      }
    };
  }

  /// Somebody who finds the thing on the board, so that none is given to nobody.
  String owner(JsonObject body) {
    String owner = name(body, "owner");
    if (staff.find(owner).filter(it -> OWNERS.contains(it.role())).isEmpty()) {
      throw Problem.conflict(
          "没有用户名为 "
              + owner
              + " 的坐席或主管。 There is no agent or supervisor with the user name "
              + owner
              + ".");
    }
    return owner;
  }

  static String name(JsonObject body, String field) {
    return Requests.text(body, field, LONGEST_NAME);
  }

  /// What somebody wrote, without numbers nobody may keep.
  static String words(JsonObject body, String field) {
    return Masker.mask(Requests.text(body, field, LONGEST_TEXT)).text();
  }

  /// What somebody wrote, or null when they wrote nothing.
  static @Nullable String wordsOrNull(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? null : words(body, field);
  }

  /// One of several, by the name it has on the wire.
  static <T> T one(JsonObject body, String field, T[] all, Function<T, String> wire) {
    String text = name(body, field);
    return Arrays.stream(all)
        .filter(it -> wire.apply(it).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problem.badRequest(
                "\""
                    + field
                    + "\" is one of "
                    + Arrays.stream(all).map(wire).collect(Collectors.joining(", "))
                    + "."));
  }

  static Instant time(JsonObject body, String field) {
    try {
      return Instant.parse(name(body, field));
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"" + field + "\" is a time such as 2026-01-31T16:00:00Z.");
    }
  }

  static boolean yes(JsonObject body, String field) {
    if (body.getValue(field) instanceof Boolean yes) {
      return yes;
    }
    throw Problem.badRequest("\"" + field + "\" is true or false.");
  }

  @Override
  public void close() {
    threads.close();
  }
}
