package dev.lobby.console.agent;

import dev.lobby.audit.Action;
import dev.lobby.audit.Audit;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.complaint.ComplaintEndings;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintJoins;
import dev.lobby.complaint.ComplaintMembers;
import dev.lobby.complaint.ComplaintNumber;
import dev.lobby.complaint.ComplaintReport;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Doubt;
import dev.lobby.complaint.Facts;
import dev.lobby.complaint.Finding;
import dev.lobby.complaint.Owed;
import dev.lobby.complaint.Refusal;
import dev.lobby.complaint.Resolution;
import dev.lobby.complaint.Seen;
import dev.lobby.complaint.Severity;
import dev.lobby.complaint.Stage;
import dev.lobby.console.ConversationView;
import dev.lobby.console.FactsJson;
import dev.lobby.console.Sessions;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.desk.ComplaintIntake;
import dev.lobby.http.Problem;
import dev.lobby.http.Requests;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.language.masking.CardLike;
import dev.lobby.staff.Members;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.view.Views;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The API of the complaints board, for agents and supervisors.
///
/// | | |
/// |---|---|
/// | `GET …/complaints?show=&most=` | `open`, the one whose clock ends next first, `closed`, the last filed first, and `groups` of many customers with one cause; the first `most`, 100 unless told, of the list that is looked at (`all`, `mine`, `unowned`, `closed`; without it of both) have their customer's `name`, and `what` happened |
/// | `POST …/complaints/report` | `from`, `to`: `figures` and the `csv` of what was received on those days; supervisors |
/// | `GET …/complaints/NUMBER` | one, with its clocks, its history, what was `said` in its conversations, when `danger` to oneself was heard there, the `promises` made of it, the `members` that stand under it, those `joined` to it, the customer's `recent` ones that may be the same, and their others |
/// | `POST …/NUMBER/classification` | `product`, `severity`, and `cause` as far as it is known |
/// | `POST …/NUMBER/owner` | `owner`, the user name of an agent or supervisor |
/// | `POST …/NUMBER/acknowledgement` | `how` |
/// | `POST …/NUMBER/notes` | `text` |
/// | `POST …/NUMBER/plan` | `action`, `until` |
/// | `POST …/NUMBER/escalation` | `reason` |
/// | `POST …/NUMBER/extension` | `clock`, `reason`, and `toCustomer`, why, as the customer is told; somebody else approves |
/// | `POST …/NUMBER/extension-approval` | `clock`; supervisors; the customer is told in their conversation |
/// | `POST …/NUMBER/extension-refusal` | `clock`, `reason`; supervisors |
/// | `POST …/NUMBER/conversations` | `conversation` |
/// | `POST …/NUMBER/group` | `group`, the number that stands for many |
/// | `POST …/NUMBER/ungrouping` | it stands by itself again |
/// | `POST …/NUMBER/joining` | `into`, the number of the customer's other one, which is the same and goes on |
/// | `POST …/NUMBER/parting` | it goes on by itself again |
/// | `POST …/NUMBER/resolution` | `finding`, `cause`, `found`, `remedy`, `appeal`; if wanted `owed`, what is still to be done for the customer, and `owedUntil`, the working day by whose end it is: it becomes a follow-up when they are told |
/// | `POST …/NUMBER/telling` | `how`: `conversation`, or another way with `note`: whom, at which number or address, and when |
/// | `POST …/NUMBER/closing`, `…/reopening` | the latter with `reason` |
/// | `POST …/NUMBER/withdrawal` | `how`, `said`: the customer took it back |
/// | `POST …/NUMBER/dismissal` | `reason`: it was no complaint; supervisors |
/// | `POST …/NUMBER/members-decision` | decides the open ones that stand under it as it was decided: how many were `done`, those `left` with why, and the `complaint`; those whose customers read the other language with `found`, `remedy`, `appeal` and what is `owed` in that |
/// | `POST …/customers/ID/complaints` | `channel`, `language`, `receivedAt`, `acknowledged` (`yes` or `no`), `severity`, `what`, if wanted `product`, `when`, `amount`, `wanted`, `clientRequestId`: registers one that came by another way than a conversation, once for each id |
/// | `POST …/registration` | the same of somebody without a record, with `name`, `phone` or both |
/// | `POST …/NUMBER/members-telling` | tells the customers of those that are decided, each in their conversation; answers alike |
///
/// Whoever takes a step sends the `version` of the complaint they looked at, as one is shown with
/// it; a step on what has changed since is refused (409) with who did what. Without a version a
/// complaint is neither classified, decided, told nor closed, and no time is asked for. Some steps
/// are refused until whoever takes them is sure: the answer names of what in `confirm`, and a list
/// of the same sent in `confirm` has them taken.
public final class ComplaintConsole implements AutoCloseable {

  /// As many are offered to be put under.
  private static final int MOST_ALIKE = 20;

  /// A telephone number with its country, which no card's number is.
  private static final Pattern TELEPHONE = Pattern.compile("\\s*+\\+[0-9][0-9 ()./-]{5,24}");

  private static final String ROOT = "/console/api/complaints";
  private static final String CUSTOMERS = "/console/api/customers";

  private static final Set<Role> OWNERS = Set.of(Role.AGENT, Role.SUPERVISOR);

  private static final String REQUEST = "clientRequestId";

  /// What is written of a decision for those who read the other language.
  private static final List<String> TRANSLATED = List.of("found", "remedy", "appeal", "owed");

  private static final Language[] LANGUAGES = {Language.ZH, Language.EN};
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 4000;
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final ComplaintDesk desk;
  private final ComplaintEndings endings;
  private final ComplaintIntake intake;
  private final ComplaintJoins joins;
  private final ComplaintMembers under;
  private final Complaints complaints;
  private final Conversations conversations;
  private final ConversationView view;
  private final ComplaintCare care;
  private final CasePromises promises;
  private final ComplaintJson json;
  private final ComplaintBoard board;
  private final Journal journal;
  private final Views views;
  private final Sessions sessions;
  private final Staff staff;
  private final Members members;
  private final Audit audit;
  private final Function<Language, String> appeal;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param appeal the bank's words on where a customer can go who does not agree
  public ComplaintConsole(
      ComplaintDesk desk,
      ComplaintEndings endings,
      ComplaintIntake intake,
      ComplaintJoins joins,
      ComplaintMembers under,
      Complaints complaints,
      Conversations conversations,
      ConversationView view,
      ComplaintCare care,
      CasePromises promises,
      Journal journal,
      Views views,
      Sessions sessions,
      Staff staff,
      Members members,
      Audit audit,
      Function<Language, String> appeal,
      InstantSource clock) {
    this.desk = desk;
    this.endings = endings;
    this.intake = intake;
    this.joins = joins;
    this.under = under;
    this.complaints = complaints;
    this.conversations = conversations;
    this.view = view;
    this.care = care;
    this.promises = promises;
    this.json = new ComplaintJson(desk.rules());
    this.board =
        new ComplaintBoard(
            json,
            customer -> Optional.ofNullable(view.who(customer).getString("name")),
            care,
            conversations,
            journal);
    this.journal = journal;
    this.views = views;
    this.sessions = sessions;
    this.staff = staff;
    this.members = members;
    this.audit = audit;
    this.appeal = appeal;
    this.clock = clock;
  }

  /// A step on a complaint: who takes it, and what they sent.
  private interface Step {
    Outcome take(String number, String by, JsonObject body);
  }

  /// A step of somebody who has looked at the complaint.
  private interface SeenStep {
    Outcome take(ComplaintDesk desk, String number, String by, JsonObject body);
  }

  /// Adds the routes.
  public void mount(Router router) {
    router.route(ROOT + "*").handler(sessions.only(Role.AGENT, Role.SUPERVISOR));
    router.get(ROOT).handler(this::board);
    router.post(ROOT + "/report").handler(sessions.only(Role.SUPERVISOR)).handler(this::report);
    router.get(ROOT + "/:id").handler(this::show);
    seenStep(
        router,
        "classification",
        (it, number, by, body) ->
            it.classify(
                number,
                by,
                name(body, "product"),
                nameOrNone(body, "cause"),
                one(body, "severity", Severity.values(), Severity::wire)));
    step(router, "owner", (it, number, by, body) -> it.assign(number, by, owner(body)));
    step(
        router,
        "acknowledgement",
        (it, number, by, body) -> it.acknowledge(number, by, name(body, "how")));
    step(router, "notes", (it, number, by, body) -> it.note(number, by, words(body, "text")));
    step(
        router,
        "plan",
        (it, number, by, body) -> it.plan(number, by, words(body, "action"), time(body, "until")));
    step(
        router,
        "escalation",
        (it, number, by, body) -> it.escalate(number, by, words(body, "reason")));
    seenStep(
        router,
        "extension",
        (it, number, by, body) ->
            it.askForTime(
                number, by, name(body, "clock"), words(body, "reason"), words(body, "toCustomer")));
    router.post(ROOT + "/:id/extension-approval").handler(sessions.only(Role.SUPERVISOR));
    step(
        router,
        "extension-approval",
        (it, number, by, body) -> it.grantTime(number, by, name(body, "clock")));
    router.post(ROOT + "/:id/extension-refusal").handler(sessions.only(Role.SUPERVISOR));
    step(
        router,
        "extension-refusal",
        (it, number, by, body) ->
            it.refuseTime(number, by, name(body, "clock"), words(body, "reason")));
    step(
        router,
        "conversations",
        (it, number, by, body) -> it.link(number, by, name(body, "conversation")));
    step(router, "group", (it, number, by, body) -> it.group(number, by, number(body, "group")));
    step(router, "ungrouping", (it, number, by, body) -> it.ungroup(number, by));
    run(
        router,
        "joining",
        (number, by, body) -> joins.having(seen(body)).join(number, by, number(body, "into")));
    run(router, "parting", (number, by, body) -> joins.having(seen(body)).part(number, by));
    seenStep(
        router, "resolution", (it, number, by, body) -> it.resolve(number, by, resolution(body)));
    seenStep(router, "telling", ComplaintConsole::tell);
    seenStep(router, "closing", (it, number, by, body) -> it.close(number, by));
    step(
        router,
        "reopening",
        (it, number, by, body) -> it.reopen(number, by, words(body, "reason")));
    run(
        router,
        "withdrawal",
        (number, by, body) ->
            endings
                .having(seen(body))
                .withdraw(number, by, name(body, "how"), words(body, "said")));
    router
        .post(ROOT + "/:id/dismissal")
        .handler(sessions.only(Role.SUPERVISOR))
        .handler(ctx ->
            run(
                ctx,
                (number, by, body) ->
                    endings.having(seen(body)).dismiss(number, by, words(body, "reason"))));
    router
        .post(CUSTOMERS + "/:id/complaints")
        .handler(sessions.only(Role.AGENT, Role.SUPERVISOR))
        .handler(
            ctx -> run(ctx, (id, by, body) -> intake.file(by, request(body), received(id, body))));
    router.post(ROOT + "/registration").handler(this::register);
    forAll(
        router,
        "members-decision",
        (number, by, body) -> under.decide(number, by, seen(body), translated(body)));
    forAll(router, "members-telling", (number, by, body) -> under.tell(number, by, seen(body)));
  }

  private static Outcome tell(ComplaintDesk desk, String number, String by, JsonObject body) {
    String how = name(body, "how");
    return how.equals(ComplaintDesk.BY_CONVERSATION)
        ? desk.tell(number, by)
        : desk.toldBy(number, by, how, said(body, "note"));
  }

  /// A step that is not taken by whoever does not say what they looked at.
  private void seenStep(Router router, String name, SeenStep step) {
    run(
        router,
        name,
        (number, by, body) -> {
          if (body.getValue("version") == null) {
            throw Problem.badRequest(
                "\"version\" is missing: send the version of the complaint that you looked at.",
                "缺少 \"version\"：请发送您所看到的投诉的版本。");
          }
          return step.take(desk.having(seen(body)), number, by, body);
        });
  }

  private void step(Router router, String name, SeenStep step) {
    run(router, name, (number, by, body) -> step.take(desk.having(seen(body)), number, by, body));
  }

  /// What whoever sent a body looked at, and is sure of.
  private static Seen seen(JsonObject body) {
    Object version = body.getValue("version");
    if (version != null && !(version instanceof Integer) && !(version instanceof Long)) {
      throw Problem.badRequest(
          "\"version\" is a number, as the complaint is shown with it.",
          "\"version\" 是一个数字，与投诉一起给出。");
    }
    Object sure = body.getValue("confirm");
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (sure instanceof JsonArray named) {
      for (Doubt doubt : Doubt.values()) {
        if (named.contains(doubt.wire())) {
          doubts.add(doubt);
        }
      }
    }
    return new Seen(version == null ? Long.MAX_VALUE : ((Number) version).longValue(), doubts);
  }

  private void run(Router router, String name, Step step) {
    router.post(ROOT + "/:id/" + name).handler(ctx -> run(ctx, step));
  }

  private void run(RoutingContext ctx, Step step) {
    String number = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    JsonObject body = Requests.object(ctx);
    answer(ctx, () -> done(step.take(number, by, body)));
  }

  private JsonObject done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(var why) -> throw refused(why);
      case Outcome.Unknown unknown -> throw unknown();
      case Outcome.Done(Complaint now) -> {
        catchUp();
        yield detail(now);
      }
    };
  }

  private interface MembersStep {
    ComplaintMembers.Outcome take(String head, String by, JsonObject body);
  }

  /// A step on all that stand under one.
  private void forAll(Router router, String name, MembersStep step) {
    router
        .post(ROOT + "/:id/" + name)
        .handler(ctx -> {
          String number = Requests.id(ctx);
          String by = Sessions.member(ctx).username();
          JsonObject body = Requests.object(ctx);
          answer(ctx, () -> done(number, step.take(number, by, body)));
        });
  }

  private JsonObject done(String number, ComplaintMembers.Outcome outcome) {
    return switch (outcome) {
      case ComplaintMembers.Outcome.Refused(Refusal why) -> throw refused(List.of(why));
      case ComplaintMembers.Outcome.Unknown unknown -> throw unknown();
      case ComplaintMembers.Outcome.Done(int done, List<ComplaintMembers.Left> left) -> {
        catchUp();
        yield new JsonObject()
            .put("done", done)
            .put("left", Requests.array(left.stream().map(ComplaintJson::left).toList()))
            .put("complaint", detail(Requests.found(complaints.find(number), "complaint")));
      }
    };
  }

  private static Problem refused(List<Refusal> why) {
    boolean sure = why.stream().allMatch(one -> one.unless() != null);
    return Problem.conflict(
        why.stream().map(one -> one.zh() + " " + one.en()).collect(Collectors.joining("\n")),
        why.stream().map(Refusal::en).collect(Collectors.joining("\n")),
        why.stream().map(Refusal::zh).collect(Collectors.joining("\n")),
        sure
            ? why.stream().flatMap(one -> Stream.ofNullable(one.unless())).map(Doubt::wire).toList()
            : List.of());
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such complaint.");
  }

  private void catchUp() {
    try {
      views.await(journal.head(), CATCH_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void board(RoutingContext ctx) {
    Looked looked = Looked.of(ctx, Sessions.member(ctx).username(), "closed");
    answer(ctx, () -> board.of(complaints.all(), looked, clock.instant()));
  }

  private void show(RoutingContext ctx) {
    String typed = Requests.id(ctx);
    String by = Sessions.member(ctx).username();
    answer(
        ctx,
        () -> {
          Complaint complaint =
              Requests.found(
                  complaints.find(typed).or(() -> complaints.find(ComplaintNumber.written(typed))),
                  "complaint");
          String number = complaint.number();
          audit.looked(by, Action.READ_COMPLAINT, complaint.customer(), number);
          return detail(complaint);
        });
  }

  private void report(RoutingContext ctx) {
    String by = Sessions.member(ctx).username();
    JsonObject body = Requests.object(ctx);
    LocalDate from = day(body, "from");
    LocalDate to = day(body, "to");
    answer(
        ctx,
        () -> {
          if (to.isBefore(from)) {
            throw Problem.badRequest(
                "The last day, " + to + ", is before the first, " + from + ".",
                "结束日期 " + to + " 早于起始日期 " + from + "。");
          }
          ComplaintReport report =
              ComplaintReport.of(complaints.all(), desk.rules(), from, to, clock.instant());
          audit.acted(by, Action.EXPORTED_COMPLAINTS, null, from + ".." + to);
          JsonObject figures = new JsonObject();
          report.figures().forEach(figures::put);
          return new JsonObject().put("figures", figures).put("csv", report.csv());
        });
  }

  private static LocalDate day(JsonObject body, String field) {
    try {
      return LocalDate.parse(name(body, field));
    } catch (DateTimeParseException e) {
      throw Problem.badRequest(
          "\"" + field + "\" is a day such as 2026-01-31.", "\"" + field + "\" 应为日期，如 2026-01-31。");
    }
  }

  /// @param listed as the list has it, which may be a moment behind; what is shown, with the
  ///   version that steps go by, is what the journal says
  private JsonObject detail(Complaint listed) {
    Instant now = clock.instant();
    List<Recorded> events = journal.read(ComplaintEvent.stream(listed.number()), 0);
    Complaint complaint = Complaint.of(events).orElse(listed);
    return json.detail(
            complaint,
            events,
            joins.others(complaint, complaints).stream()
                .filter(one -> !isIn(one, complaint))
                .toList(),
            now)
        .put("name", view.who(complaint.customer()).getString("name"))
        .put("phone", phone(complaint))
        .put("replyDue", text(ComplaintBoard.replyDue(care, complaint)))
        .put("danger", text(care.danger(complaint.places())))
        .put(
            "promises",
            Requests.array(promises.of(complaint.number(), joins.family(complaint), now)))
        .put("appeal", appeal.apply(complaint.language()))
        .put("telling", telling(complaint, events))
        .put("owners", Requests.array(members.with(OWNERS)))
        .put("stated", FactsJson.of(journal, complaint.number()))
        .put("said", SaidJson.of(complaint, joins.family(complaint), conversations))
        .put("members", Requests.array(members(complaint, now)))
        .put("alike", Requests.array(alike(complaint)))
        .put(
            "joined",
            Requests.array(
                complaint.duplicates().stream()
                    .flatMap(one -> complaints.find(one.number()).stream())
                    // What was told before its record was parted stays joined, and is another's.
                    .filter(one -> joins.isOfOne(one, complaint))
                    .map(one ->
                        json.row(one, now).put("stated", FactsJson.of(journal, one.number())))
                    .toList()));
  }

  /// Those that go on about the same part of the business, under which it may be put: first what
  /// has the same cause, and of those the first filed.
  private List<JsonObject> alike(Complaint complaint) {
    String cause = complaint.cause();
    return complaints.all().stream()
        .filter(one -> !one.number().equals(complaint.number()) && one.open())
        .filter(one -> one.joined() == null && one.group() == null)
        .filter(one -> Objects.equals(one.product(), complaint.product()))
        .sorted(
            Comparator.comparing((Complaint one) -> cause == null || !cause.equals(one.cause()))
                .thenComparing(Complaint::filedAt))
        .limit(MOST_ALIKE)
        .map(one ->
            new JsonObject()
                .put("number", one.number())
                .put("name", view.who(one.customer()).getString("name"))
                .put("cause", one.cause())
                .put("what", what(one))
                .put("filedAt", one.filedAt().toString()))
        .toList();
  }

  /// The beginning of what its customer said happened; null where they did not say.
  private @Nullable String what(Complaint one) {
    return Facts.of(journal.read(ComplaintEvent.stream(one.number()), 0)).stream()
        .filter(it -> it.fact().equals(ComplaintBoard.WHAT))
        .map(it -> Conversation.excerpt(it.said()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  /// The telephone number that was named last where it was talked about; null for none.
  private @Nullable String phone(Complaint complaint) {
    return complaint.places().reversed().stream()
        .flatMap(id -> conversations.load(id).stream())
        .filter(it -> joins.family(complaint).contains(it.customer()))
        .flatMap(it -> it.phone().stream())
        .findFirst()
        .orElse(null);
  }

  /// What the customer would be told; null where nothing is decided, or they were told.
  private @Nullable String telling(Complaint complaint, List<Recorded> events) {
    return complaint.stage() == Stage.RESOLVED
        ? desk.telling(complaint, events).orElse(null)
        : null;
  }

  /// What stands under one, the one whose time ends next first, with whose each is.
  private List<JsonObject> members(Complaint head, Instant now) {
    return json.urgentFirst(under.of(head), one -> ComplaintBoard.replyDue(care, one), now).stream()
        .map(row -> row.put("name", view.who(row.getString("customer")).getString("name")))
        .toList();
  }

  /// Whether one goes on in another.
  private static boolean isIn(Complaint one, Complaint first) {
    return one.joined() != null && one.joined().into().equals(first.number());
  }

  private static Resolution resolution(JsonObject body) {
    return new Resolution(
        one(body, "finding", Finding.values(), Finding::wire),
        nameOrNone(body, "cause"),
        said(body, "found"),
        said(body, "remedy"),
        said(body, "appeal"),
        isBlank(body, "owed") && isBlank(body, "owedUntil")
            ? null
            : new Owed(
                said(body, "owed"), isBlank(body, "owedUntil") ? null : day(body, "owedUntil")));
  }

  /// What was decided in the other language; null where nobody wrote it.
  private static ComplaintMembers.@Nullable Translated translated(JsonObject body) {
    return TRANSLATED.stream().allMatch(it -> isBlank(body, it))
        ? null
        : new ComplaintMembers.Translated(
            said(body, "found"), said(body, "remedy"), said(body, "appeal"), said(body, "owed"));
  }

  /// The number of a complaint, however somebody typed it.
  private String number(JsonObject body, String field) {
    String typed = name(body, field).strip();
    return complaints.find(typed).isPresent() ? typed : ComplaintNumber.written(typed);
  }

  /// A name, or nothing where there is none.
  private static String nameOrNone(JsonObject body, String field) {
    return isBlank(body, field) ? "" : name(body, field).strip();
  }

  /// What somebody wrote, or nothing: what is missing is told by the step.
  private static String said(JsonObject body, String field) {
    return isBlank(body, field) ? "" : words(body, field);
  }

  private static boolean isBlank(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || (value instanceof String text && text.isBlank());
  }

  /// What somebody registers of a complaint.
  static ComplaintIntake.Told told(JsonObject body) {
    return new ComplaintIntake.Told(
        optional(body, "product"),
        one(body, "severity", Severity.values(), Severity::wire),
        words(body, ComplaintBoard.WHAT),
        optional(body, "when"),
        optional(body, "amount"),
        optional(body, "wanted"));
  }

  /// The id by which a request is known that is sent again; null where none was sent.
  private static @Nullable String request(JsonObject body) {
    return isBlank(body, REQUEST) ? null : name(body, REQUEST);
  }

  private void register(RoutingContext ctx) {
    String by = Sessions.member(ctx).username();
    JsonObject body = Requests.object(ctx);
    answer(
        ctx,
        () ->
            done(
                intake.file(
                    by,
                    request(body),
                    new ComplaintIntake.Stranger(optional(body, ComplaintIntake.NAME), phone(body)),
                    id -> received(id, body))));
  }

  private static ComplaintIntake.Received received(String customer, JsonObject body) {
    return new ComplaintIntake.Received(
        customer,
        name(body, "channel"),
        one(body, "language", LANGUAGES, Language::wire),
        time(body, "receivedAt"),
        name(body, "acknowledged").equals("yes"),
        told(body));
  }

  /// What somebody wrote; null where they wrote nothing.
  private static @Nullable String optional(JsonObject body, String field) {
    Object value = body.getValue(field);
    return value == null || value.equals("") ? null : words(body, field);
  }

  /// A number with its country stays one, also where numbers are as long as a card's.
  private static @Nullable String phone(JsonObject body) {
    Object value = body.getValue(ComplaintIntake.PHONE);
    return value instanceof String text && TELEPHONE.matcher(text).matches()
        ? text.strip()
        : optional(body, ComplaintIntake.PHONE);
  }

  private static String name(JsonObject body, String field) {
    return Requests.text(body, field, LONGEST_NAME);
  }

  /// Somebody who finds the complaint on the board, so that none is given to nobody.
  private String owner(JsonObject body) {
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

  /// What somebody wrote, without numbers nobody may keep.
  private static String words(JsonObject body, String field) {
    if (body.getValue(field) instanceof String text && text.isBlank()) {
      throw Problem.badRequest(
          "\"" + field + "\" is empty: write something.", "\"" + field + "\" 为空，请填写。");
    }
    return CardLike.mask(Requests.text(body, field, LONGEST_TEXT));
  }

  private static <T> T one(JsonObject body, String field, T[] all, Function<T, String> wire) {
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

  private static Instant time(JsonObject body, String field) {
    try {
      return Instant.parse(name(body, field));
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("\"" + field + "\" is a time such as 2026-01-31T16:00:00Z.");
    }
  }

  private void answer(RoutingContext ctx, Supplier<JsonObject> work) {
    Requests.whenDone(
        ctx,
        CompletableFuture.supplyAsync(work, threads),
        answer -> Requests.answer(ctx, 200, answer));
  }

  @Override
  public void close() {
    threads.close();
  }
}
