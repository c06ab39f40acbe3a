package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.casework.Outcome;
import dev.lobby.complaint.PoorScores;
import dev.lobby.console.Sessions;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.FieldRights;
import dev.lobby.customer.FieldRights.Access;
import dev.lobby.customer.FieldRights.Field;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.survey.SurveyDesk;
import dev.lobby.view.Views;
import dev.lobby.wire.WireName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API of follow-ups and of what today asks of whoever is signed in, for agents and
/// supervisors.
///
/// | | |
/// |---|---|
/// | `GET …/today?most=` | `mine`, what the member keeps, and `unowned`, what nobody does, and `confirm`, the complaints that wait for a second person, since somebody else decided them or, of a supervisor, asked more time for them (`moreTime`), what comes first first and what is of one customer together, each with `client`, whose it is, and what it is there for; of the customers they look after `waiting`, who wait for a person now, and `theirs`, the complaints that others handle; of each the first `most`, 100 unless told, and `more`, how many are left |
/// | `GET …/follow-ups/NUMBER` | one, with `client`, whose it is, its history, and `nextCall`, when it might be tried again; `phone`, which they named in the conversation, and `reach` and `named`, how the customer of the lead it is about wanted to be reached, in full for whoever keeps it or may see that |
/// | `POST …/follow-ups/in/CONVERSATION/promises` | `kind`: `call-back` or `promise`; `due`, `text`; the member keeps it; it is about the complaint that goes on there, if one does |
/// | `POST …/customers/RECORD/promises` | the same, to a customer in no conversation, of whoever may see how they are reached or looks after something of theirs |
/// | `POST …/NUMBER/owner` | `owner`, the user name of an agent or supervisor |
/// | `POST …/NUMBER/time` | `due`, `reason`: it is put off |
/// | `POST …/NUMBER/no-answer` | `due`, by when it is tried again, if wanted `text`: nobody was reached, and it stays open |
/// | `POST …/NUMBER/end` | `result`: `kept`, `not-reached`, `declined` or `dropped`; if wanted `score` from 1 to 5, of a survey from 0 to 10, `text` |
public final class FollowUpConsole implements AutoCloseable {

  private static final String ROOT = "/console/api/follow-ups";
  private static final String OF_CUSTOMER = "/console/api/customers/:id/promises";

  private static final String IN_WRITING =
      "客户只接受文字联系，不能约定回电。请在会话里留言或发消息，也可约定“承诺”；客户已改变主意的，请先在线索里记录其同意。"
          + " The customer may be written to and not called, so no call can be promised to them. Write to"
          + " them, or promise something else; note their leave on the lead first if they changed their"
          + " mind.";

  private static final String REFUSED =
      "客户不同意联系，不能约定回电。客户已改变主意的，请先在档案里记录其同意；否则可约定“承诺”，写明等客户来时做什么。"
          + " The customer does not want to be contacted, so no call can be promised to them. Note their"
          + " consent on their record first if they changed their mind; else promise something that"
          + " waits until they come.";

  private final FollowUpDesk desk;
  private final PoorScores poorScores;
  private final SurveyDesk surveys;
  private final FollowUps followUps;
  private final Members members;
  private final Today today;
  private final Customers customers;
  private final FieldRights rights;
  private final Conversations conversations;
  private final Journal journal;
  private final Sessions sessions;
  private final Audit audit;
  private final InstantSource clock;
  private final Cases cases;

  public FollowUpConsole(
      FollowUpDesk desk,
      PoorScores poorScores,
      SurveyDesk surveys,
      FollowUps followUps,
      Members members,
      Today today,
      Customers customers,
      FieldRights rights,
      Conversations conversations,
      Journal journal,
      Views views,
      Sessions sessions,
      Staff staff,
      Audit audit,
      InstantSource clock) {
    this.desk = desk;
    this.poorScores = poorScores;
    this.surveys = surveys;
    this.followUps = followUps;
    this.members = members;
    this.today = today;
    this.customers = customers;
    this.rights = rights;
    this.conversations = conversations;
    this.journal = journal;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    this.cases = new Cases("follow-up", journal, views, staff);
  }

  /// A step on a follow-up: who takes it, and what they sent.
  private interface Step {
    Outcome<FollowUp> take(String number, String by, JsonObject body);
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "*").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router.route("/console/api/today").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router
        .get("/console/api/today")
        .handler(ctx -> {
          Staff.Member member = Sessions.member(ctx);
          String me = member.username();
          int most = Looked.most(ctx);
          cases.answer(
              ctx,
              () -> {
                JsonObject list = today.of(member, most, clock.instant());
                audited(me, list.getJsonArray("mine"));
                audited(me, list.getJsonArray("unowned"));
                audited(me, list.getJsonArray("confirm"));
                return list;
              });
        });
    router.get(ROOT + "/:id").handler(this::show);
    router
        .post(ROOT + "/in/:id/promises")
        .handler(ctx -> {
          String conversation = Requests.id(ctx);
          Staff.Member member = Sessions.member(ctx);
          JsonObject body = Requests.object(ctx);
          cases.answer(ctx, () -> detail(cases.done(promise(conversation, member, body)), member));
        });
    router.route(OF_CUSTOMER).handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router
        .post(OF_CUSTOMER)
        .handler(ctx -> {
          String customer = Requests.id(ctx);
          Staff.Member member = Sessions.member(ctx);
          String by = member.username();
          JsonObject body = Requests.object(ctx);
          cases.answer(
              ctx,
              () -> {
                mayContact(member, Requests.found(customers.whole(customer), "customer"));
                if (Kind.CALL_BACK.wire().equals(body.getValue("kind"))
                    && today.isRefused(customer)) {
                  throw Problem.conflict(REFUSED);
                }
                return detail(cases.done(promise(customer, null, null, by, body)), member);
              });
        });
    step(router, "owner", (number, by, body) -> desk.assign(number, by, cases.owner(body)));
    step(
        router,
        "time",
        (number, by, body) ->
            desk.move(number, by, Cases.time(body, "due"), Cases.words(body, "reason")));
    step(
        router,
        "no-answer",
        (number, by, body) ->
            desk.notReached(number, by, Cases.time(body, "due"), Cases.wordsOrNull(body, "text")));
    step(
        router,
        "end",
        (number, by, body) ->
            end(
                number,
                by,
                Cases.one(body, "result", Result.values(), Result::wire),
                score(body),
                Cases.wordsOrNull(body, "text")));
  }

  /// Ends a follow-up. What a customer says to whoever asks a survey is an answer to that, on its
  /// own scale, with which the follow-up is done. Who is not content with their complaint is
  /// somebody's to look after.
  private Outcome<FollowUp> end(
      String number, String by, Result result, @Nullable Integer score, @Nullable String text) {
    Optional<FollowUp> item = followUps.find(number);
    Optional<String> survey = item.flatMap(surveys::askedBy);
    if (survey.isPresent() && score != null && result == Result.KEPT) {
      return surveys.keep(item.get(), survey.get(), by, score, text);
    }
    Outcome<FollowUp> outcome = desk.end(number, by, result, score, text);
    if (outcome instanceof Outcome.Done<FollowUp>(FollowUp ended)) {
      poorScores.see(ended, text);
    }
    return outcome;
  }

  /// Whoever reads what was promised to somebody stands in the audit, on this list too.
  private void audited(String by, JsonArray items) {
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      if (item.getString("text") != null) {
        audit.looked(
            by, Action.READ_FOLLOW_UP, item.getString("customer"), item.getString("number"));
      }
    }
  }

  private void step(Router router, String name, Step step) {
    router
        .post(ROOT + "/:id/" + name)
        .handler(ctx -> {
          String number = Requests.id(ctx);
          Staff.Member member = Sessions.member(ctx);
          JsonObject body = Requests.object(ctx);
          cases.answer(
              ctx, () -> detail(cases.done(step.take(number, member.username(), body)), member));
        });
  }

  /// Who may not see how a customer is reached promises them nothing, unless they look after
  /// something of theirs.
  private void mayContact(Staff.Member member, Customer customer) {
    if (rights.of(member, customer, Field.CONTACTS) == Access.HIDDEN
        && !today.looksAfter(member.username(), customer)) {
      throw Problem.forbidden(
          "只能向正在接待、由您负责或有事项由您跟进的客户作出约定。 Promise something only to a customer you are"
              + " talking to, look after or have a case of.");
    }
  }

  private Outcome<FollowUp> promise(String conversation, Staff.Member member, JsonObject body) {
    Conversation place = Requests.found(conversations.load(conversation), "conversation");
    // Whose conversation it is has the customer in front of them, whatever a view knows by now.
    if (!member.username().equals(place.agent())) {
      mayContact(member, Requests.found(customers.whole(place.customer()), "customer"));
    }
    return promise(
        place.customer(), conversation, today.complaintIn(place), member.username(), body);
  }

  private Outcome<FollowUp> promise(
      String customer,
      @Nullable String conversation,
      @Nullable String about,
      String by,
      JsonObject body) {
    Kind kind = Cases.one(body, "kind", Kind.values(), Kind::wire);
    if (kind == Kind.AFTER_COMPLAINT || kind == Kind.PLANNED_CONTACT) {
      throw Problem.badRequest("What follows a complaint or a contact plan is promised by rule.");
    }
    if (kind == Kind.CALL_BACK && today.isInWriting(customer)) {
      throw Problem.conflict(IN_WRITING);
    }
    return desk.promise(
        by,
        customer,
        conversation,
        about,
        kind,
        Cases.time(body, "due"),
        by,
        Cases.words(body, "text"));
  }

  private static @Nullable Integer score(JsonObject body) {
    Object score = body.getValue("score");
    if (score == null || score.equals("")) {
      return null;
    }
    try {
      return Integer.valueOf(score.toString());
    } catch (NumberFormatException e) {
      throw Problem.badRequest("\"score\" is a number from 1 to 5, or from 0 to 10 of a survey.");
    }
  }

  private void show(RoutingContext ctx) {
    String number = Requests.id(ctx);
    Staff.Member member = Sessions.member(ctx);
    cases.answer(
        ctx,
        () -> {
          FollowUp followUp = Requests.found(followUps.find(number), "follow-up");
          audit.looked(member.username(), Action.READ_FOLLOW_UP, followUp.customer(), number);
          return detail(followUp, member);
        });
  }

  /// How the customer can be reached in full is for whoever keeps it, looks after something else of
  /// theirs or may see their contacts; others see that there is a number.
  private JsonObject detail(FollowUp followUp, Staff.Member member) {
    JsonObject json = today.withReach(followUp, today.of(followUp, clock.instant()));
    boolean inFull =
        member.username().equals(followUp.owner())
            || customers
                .whole(followUp.customer())
                .filter(it ->
                    rights.of(member, it, Field.CONTACTS) == Access.SHOWN
                        || today.looksAfter(member.username(), it))
                .isPresent();
    return (inFull ? json : Today.withoutNumbers(json))
        .put("client", today.client(followUp.customer()))
        .put("nextCall", today.nextCall(followUp, clock.instant()).toString())
        .put("owners", Requests.array(members.with(Cases.OWNERS)))
        .put(
            "history",
            Requests.array(
                journal.read(FollowUpEvent.stream(followUp.number()), 0).reversed().stream()
                    .map(FollowUpConsole::line)
                    .toList()));
  }

  /// An event: its name, when, by whom, and what else it says.
  private static JsonObject line(Recorded recorded) {
    WireName name = recorded.event().getClass().getAnnotation(WireName.class);
    JsonObject line =
        new JsonObject()
            .put("event", name == null ? "" : name.value())
            .put("at", recorded.time().toString());
    if (recorded.event() instanceof FollowUpEvent event) {
      switch (event) {
        case FollowUpEvent.Promised e ->
            line.put("by", e.by()).put("due", e.due()).put("text", e.text());
        case FollowUpEvent.Assigned(String by, String owner) ->
            line.put("by", by).put("owner", owner);
        case FollowUpEvent.Moved(String by, String due, String reason) ->
            line.put("by", by).put("due", due).put("text", reason);
        case FollowUpEvent.NotReached e ->
            line.put("by", e.by()).put("due", e.due()).put("text", e.text());
        case FollowUpEvent.Ended e ->
            line.put("by", e.by())
                .put("result", e.result().wire())
                .put("score", e.score())
                .put("text", e.text());
      }
    }
    return line;
  }

  @Override
  public void close() {
    cases.close();
  }
}
