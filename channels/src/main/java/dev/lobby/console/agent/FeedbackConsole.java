package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.casework.Outcome;
import dev.lobby.console.Sessions;
import dev.lobby.feedback.Feedback;
import dev.lobby.feedback.FeedbackDesk;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.feedback.FeedbackVerdict;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// The API of the board of suggestions and praise, for agents and supervisors.
///
/// | | |
/// |---|---|
/// | `GET …/feedback` | `open`, the first given first; `ended`, the last given first |
/// | `GET …/feedback/NUMBER` | one, with its history and the customer's others |
/// | `POST …/NUMBER/team` | `team` |
/// | `POST …/NUMBER/owner` | `owner`, the user name of an agent or supervisor |
/// | `POST …/NUMBER/notes` | `text` |
/// | `POST …/NUMBER/answer` | `verdict`, `text`: what the customer is told of their suggestion |
/// | `POST …/NUMBER/telling` | `how`: `conversation`, or another way |
/// | `POST …/NUMBER/passing-on` | `to`: who is praised, and knows now |
/// | `POST …/NUMBER/dismissal` | `reason`: it is neither a suggestion nor praise |
public final class FeedbackConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/feedback";

  private final FeedbackDesk desk;
  private final FeedbackList feedback;
  private final Members members;
  private final Journal journal;
  private final Sessions sessions;
  private final Audit audit;
  private final Cases cases;

  public FeedbackConsole(
      FeedbackDesk desk,
      FeedbackList feedback,
      Members members,
      Journal journal,
      Views views,
      Sessions sessions,
      Staff staff,
      Audit audit) {
    this.desk = desk;
    this.feedback = feedback;
    this.members = members;
    this.journal = journal;
    this.sessions = sessions;
    this.audit = audit;
    this.cases = new Cases("suggestion or praise", journal, views, staff);
  }

  /// A step: who takes it, and what they sent.
  private interface Step {
    Outcome<Feedback> take(String number, String by, JsonObject body);
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "*").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router.get(ROOT).handler(ctx -> cases.answer(ctx, () -> FeedbackJson.board(feedback.all())));
    router.get(ROOT + "/:id").handler(this::show);
    step(router, "team", (number, by, body) -> desk.route(number, by, Cases.name(body, "team")));
    step(router, "owner", (number, by, body) -> desk.assign(number, by, cases.owner(body)));
    step(router, "notes", (number, by, body) -> desk.note(number, by, Cases.words(body, "text")));
    step(
        router,
        "answer",
        (number, by, body) ->
            desk.answer(
                number,
                by,
                Cases.one(body, "verdict", FeedbackVerdict.values(), FeedbackVerdict::wire),
                Cases.words(body, "text")));
    step(router, "telling", (number, by, body) -> desk.tell(number, by, Cases.name(body, "how")));
    step(
        router,
        "passing-on",
        (number, by, body) -> desk.passOn(number, by, Cases.name(body, "to")));
    step(
        router,
        "dismissal",
        (number, by, body) -> desk.dismiss(number, by, Cases.words(body, "reason")));
  }

  private void step(Router router, String name, Step step) {
    router
        .post(ROOT + "/:id/" + name)
        .handler(ctx -> {
          String number = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          JsonObject body = Requests.object(ctx);
          cases.answer(ctx, () -> detail(cases.done(step.take(number, by, body))));
        });
  }

  private void show(RoutingContext ctx) {
    String number = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    cases.answer(
        ctx,
        () -> {
          Feedback one = Requests.found(feedback.find(number), "suggestion or praise");
          audit.looked(by, Action.READ_FEEDBACK, one.origin().customer(), number);
          return detail(one);
        });
  }

  private JsonObject detail(Feedback one) {
    return FeedbackJson.detail(
            one,
            journal.read(FeedbackEvent.stream(one.number()), 0),
            feedback.of(one.origin().customer()).stream()
                .filter(it -> !it.number().equals(one.number()))
                .toList())
        .put("owners", Requests.array(members.with(Cases.OWNERS)));
  }

  @Override
  public void close() {
    cases.close();
  }
}
