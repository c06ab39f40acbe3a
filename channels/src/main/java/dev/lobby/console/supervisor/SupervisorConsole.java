package dev.lobby.console.supervisor;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.console.ChangeStream;
import dev.lobby.console.ConversationView;
import dev.lobby.console.Sessions;
import dev.lobby.console.TraceJson;
import dev.lobby.conversation.AnswerRating;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.LogFilter;
import dev.lobby.staff.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The supervisors' API: the log of conversations, its word search, and why each answer was given.
public final class SupervisorConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor";
  private static final int MOST_LISTED = 200;
  private static final int LONGEST_QUERY = 500;

  private final Summaries summaries;
  private final ConversationSearch search;
  private final Conversations conversations;
  private final Journal journal;
  private final Sessions sessions;
  private final ChangeStream changes;
  private final ConversationView view;
  private final Audit audit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public SupervisorConsole(
      Summaries summaries,
      ConversationSearch search,
      Conversations conversations,
      Journal journal,
      Sessions sessions,
      ChangeStream changes,
      ConversationView view,
      Audit audit) {
    this.summaries = summaries;
    this.search = search;
    this.conversations = conversations;
    this.journal = journal;
    this.sessions = sessions;
    this.changes = changes;
    this.view = view;
    this.audit = audit;
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "/*").handler(sessions.only(Role.SUPERVISOR));
    router.get(ROOT + "/events").handler(ctx -> changes.open(ctx, sessions.holding(ctx)));
    router.get(ROOT + "/conversations").handler(this::list);
    router.get(ROOT + "/conversations/:id").handler(this::show);
  }

  private void list(RoutingContext ctx) {
    String query = parameter(ctx, "query");
    if (query.length() > LONGEST_QUERY) {
      throw Problem.badRequest("\"query\" is longer than " + LONGEST_QUERY + " characters.");
    }
    LogFilter filter = filter(ctx);
    int limit = Math.min(MOST_LISTED, number(ctx, "limit", 50));
    int offset = number(ctx, "offset", 0);
    String by = Sessions.member(ctx).username();
    read(
        ctx,
        () -> {
          ConversationSearch.Page found =
              query.isBlank()
                  ? search.latest(filter, offset, limit)
                  : search.find(query, filter, offset, limit);
          // Choosing one person's conversations is looking at that person. An id that is nobody's
          // may be a name in the wrong field, and is not kept.
          String person = found.total() == 0 ? null : filter.customer();
          if (!query.isBlank() || person != null) {
            audit.looked(by, Action.SEARCHED_CONVERSATIONS, person, null);
          }
          JsonArray page = new JsonArray();
          for (ConversationSearch.Hit hit : found.hits()) {
            summaries
                .find(hit.conversation())
                .ifPresent(
                    summary -> page.add(line(summary, query.isBlank() ? null : hit.snippet())));
          }
          return new JsonObject()
              .put("total", found.total())
              .put("pending", search.pending())
              .put("conversations", page);
        });
  }

  private static LogFilter filter(RoutingContext ctx) {
    return new LogFilter(
        status(parameter(ctx, "status")),
        optional(ctx, "channel"),
        optional(ctx, "language"),
        optional(ctx, "customer"),
        optional(ctx, "agent"),
        optional(ctx, "handoff"),
        optional(ctx, "outcome"),
        optional(ctx, "intent"),
        optional(ctx, "decision"),
        rating(parameter(ctx, "rating")),
        time(ctx, "from"),
        time(ctx, "to"));
  }

  private static @Nullable AnswerRating rating(String wire) {
    if (wire.isEmpty()) {
      return null;
    }
    return Stream.of(AnswerRating.HELPFUL, AnswerRating.NOT_HELPFUL)
        .filter(rating -> rating.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> Problem.badRequest("\"rating\" is helpful or not-helpful."));
  }

  private static @Nullable String optional(RoutingContext ctx, String name) {
    String value = parameter(ctx, name);
    return value.isEmpty() ? null : value;
  }

  private static @Nullable Instant time(RoutingContext ctx, String name) {
    String value = parameter(ctx, name);
    try {
      return value.isEmpty() ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"" + name + "\" is a time such as 2026-01-31T16:00:00Z.");
    }
  }

  private JsonObject line(Summary summary, @Nullable String snippet) {
    return new JsonObject()
        .put("id", summary.id())
        .put("channel", summary.channel())
        .put("language", summary.language().wire())
        .put("startedAt", summary.startedAt().toString())
        .put("lastAt", summary.lastAt().toString())
        .put("status", summary.status().name())
        .put("customer", view.who(summary.customer()))
        .put("messages", summary.messages())
        .put("handoff", ConversationView.wire(summary.handoff()))
        .put("outcome", summary.outcome())
        .put("agent", summary.agent())
        .put("helpful", summary.rated(AnswerRating.HELPFUL))
        .put("notHelpful", summary.rated(AnswerRating.NOT_HELPFUL))
        .put("satisfaction", summary.satisfaction())
        .put("snippet", snippet);
  }

  private void show(RoutingContext ctx) {
    String id = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    read(
        ctx,
        () -> {
          Conversation conversation = Requests.found(conversations.load(id), "conversation");
          audit.looked(by, Action.READ_CONVERSATION, conversation.customer(), id);
          JsonArray turns = new JsonArray();
          JsonObject resolution = null;
          for (Recorded recorded : journal.read(ConversationEvent.stream(id), 0)) {
            if (recorded.event() instanceof ConversationEvent.Resolved resolved) {
              resolution =
                  new JsonObject()
                      .put("agent", resolved.agent())
                      .put("wrapUp", resolved.wrapUp())
                      .put("note", resolved.note())
                      .put("at", recorded.time().toString());
            }
            if (recorded.event() instanceof ConversationEvent.Decided decided) {
              Conversation.Accepted message = conversation.accepted().get(decided.inReplyTo());
              turns.add(
                  new JsonObject()
                      .put("seq", message == null ? recorded.version() : message.message().seq())
                      .put("at", recorded.time().toString())
                      .put("contested", message != null && message.contested())
                      .put("trace", TraceJson.of(decided.trace())));
            }
          }
          return view.of(conversation).put("turns", turns).put("resolution", resolution);
        });
  }

  private static String parameter(RoutingContext ctx, String name) {
    String value = ctx.request().getParam(name);
    return value == null ? "" : value;
  }

  private static @Nullable Status status(String name) {
    if (name.isEmpty()) {
      return null;
    }
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.badRequest(
                "\"status\" is one of "
                    + Arrays.stream(Status.values())
                        .map(Status::name)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static int number(RoutingContext ctx, String name, int byDefault) {
    String value = parameter(ctx, name);
    try {
      int number = value.isEmpty() ? byDefault : Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls to the problem below.
    }
    throw Problem.badRequest("\"" + name + "\" is a number from 0.");
  }

  private void read(RoutingContext ctx, Supplier<JsonObject> reader) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(reader, threads),
        json -> Requests.answer(ctx, 200, json));
  }

  @Override
  public void close() {
    threads.close();
  }
}
