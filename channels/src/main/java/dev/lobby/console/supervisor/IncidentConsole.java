package dev.lobby.console.supervisor;

import dev.lobby.console.Sessions;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.publishing.incident.Incident;
import dev.lobby.publishing.incident.IncidentDesk;
import dev.lobby.publishing.incident.IncidentDesk.Draft;
import dev.lobby.publishing.incident.IncidentDesk.Outcome;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The supervisors' API for incident mode. Who was told is asked of the recall, with the incident's
/// id as the article's.
///
/// | | |
/// |---|---|
/// | `GET …/incidents` | all, the last declared first |
/// | `POST …/incidents` | puts one in force: `articles`, `keywords`, `zh`, `en`, `bannerZh`?, `bannerEn`?, `until` |
/// | `POST …/incidents/ID/confirmation` | a second person agrees |
/// | `POST …/incidents/ID/end` | ends it before its time: `reason` |
public final class IncidentConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/supervisor/incidents";
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ANSWER = 4000;
  private static final int LONGEST_BANNER = 300;
  private static final int LONGEST_REASON = 1000;
  private static final Duration CATCH_UP = Duration.ofSeconds(5);

  private final IncidentDesk desk;
  private final Incidents incidents;
  private final Journal journal;
  private final Views views;
  private final InstantSource clock;
  private final Duration confirmWithin;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param confirmWithin within what time a second person should agree
  public IncidentConsole(
      IncidentDesk desk,
      Incidents incidents,
      Journal journal,
      Views views,
      InstantSource clock,
      Duration confirmWithin) {
    this.desk = desk;
    this.incidents = incidents;
    this.journal = journal;
    this.views = views;
    this.clock = clock;
    this.confirmWithin = confirmWithin;
  }

  /// Adds the routes, below those that only supervisors may use.
  public void mount(Router router) {
    router.get(ROOT).handler(ctx -> answer(ctx, this::list));
    router.post(ROOT).handler(this::declare);
    router
        .post(ROOT + "/:id/confirmation")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          answer(ctx, () -> done(desk.confirm(id, by)));
        });
    router
        .post(ROOT + "/:id/end")
        .handler(ctx -> {
          String id = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          String reason = Requests.text(Requests.object(ctx), "reason", LONGEST_REASON);
          answer(ctx, () -> done(desk.end(id, by, reason)));
        });
  }

  private void declare(RoutingContext ctx) {
    JsonObject body = Requests.object(ctx);
    Draft draft =
        new Draft(
            names(body, "articles"),
            names(body, "keywords"),
            Requests.text(body, "zh", LONGEST_ANSWER),
            Requests.text(body, "en", LONGEST_ANSWER),
            optional(body, "bannerZh"),
            optional(body, "bannerEn"),
            until(Requests.text(body, "until", LONGEST_NAME)));
    String by = Sessions.member(ctx).username();
    answer(ctx, () -> done(desk.declare(draft, by)));
  }

  private static List<String> names(JsonObject body, String field) {
    if (body.getValue(field) == null) {
      return List.of();
    }
    if (!(body.getValue(field) instanceof JsonArray array) || array.size() > MOST) {
      throw Problem.badRequest("\"" + field + "\" is a list of at most " + MOST + " texts.");
    }
    List<String> names = new ArrayList<>();
    for (Object one : array) {
      if (!(one instanceof String name) || name.length() > LONGEST_NAME) {
        throw Problem.badRequest(
            "\"" + field + "\" is a list of texts of at most " + LONGEST_NAME + " characters.");
      }
      names.add(name);
    }
    return names;
  }

  private static @Nullable String optional(JsonObject body, String field) {
    return body.getValue(field) == null ? null : Requests.text(body, field, LONGEST_BANNER);
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"until\" is a time such as 2026-01-31T16:00:00Z.");
    }
  }

  private JsonObject done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(String why) -> throw Problem.conflict(why);
      case Outcome.Unknown unknown -> throw Problem.notFound("There is no such incident.");
      case Outcome.Taken(Incident now) -> {
        try {
          // What was put in force is: the next turn has it.
          views.await(journal.head(), CATCH_UP);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield json(now);
      }
    };
  }

  private JsonObject list() {
    return new JsonObject()
        .put("incidents", Requests.array(incidents.all().stream().map(this::json).toList()));
  }

  private JsonObject json(Incident incident) {
    Instant now = clock.instant();
    return new JsonObject()
        .put("id", incident.id())
        .put("by", incident.by())
        .put("since", incident.since().toString())
        .put("until", incident.until().toString())
        .put("inForce", incident.inForce(now))
        .put("articles", Requests.array(incident.articles()))
        .put("keywords", Requests.array(incident.keywords()))
        .put("zh", incident.zh())
        .put("en", incident.en())
        .put("bannerZh", incident.bannerZh())
        .put("bannerEn", incident.bannerEn())
        .put(
            "confirmation",
            incident.confirmation(now, confirmWithin).name().toLowerCase(Locale.ROOT))
        .put("confirmedBy", incident.confirmedBy())
        .put("endedBy", incident.endedBy())
        .put("reason", incident.reason());
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx, CompletableFuture.supplyAsync(work, threads), json -> Requests.answer(ctx, 200, json));
  }

  @Override
  public void close() {
    threads.close();
  }
}
